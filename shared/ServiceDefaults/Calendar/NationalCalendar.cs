namespace Linli.ServiceDefaults.Calendar;

/// <summary>
/// Holidays and shifted workdays as the State Council announces them, usually in November for the year after. A year that is not
/// here has not been announced, or the city enters it.
/// </summary>
public static class NationalCalendar
{
    /// <summary>All years known to this build.</summary>
    public static IReadOnlyList<CalendarYear> Years { get; } = [Of2026()];

    private static CalendarYear Of2026() => new(2026,
    [
        .. Off("元旦", new(2026, 1, 1), new(2026, 1, 3)), Worked("元旦", new(2026, 1, 4)),
        .. Off("春节", new(2026, 2, 15), new(2026, 2, 23)), Worked("春节", new(2026, 2, 14)), Worked("春节", new(2026, 2, 28)),
        .. Off("清明节", new(2026, 4, 4), new(2026, 4, 6)),
        .. Off("劳动节", new(2026, 5, 1), new(2026, 5, 5)), Worked("劳动节", new(2026, 5, 9)),
        .. Off("端午节", new(2026, 6, 19), new(2026, 6, 21)),
        .. Off("中秋节", new(2026, 9, 25), new(2026, 9, 27)),
        .. Off("国庆节", new(2026, 10, 1), new(2026, 10, 7)), Worked("国庆节", new(2026, 9, 20)), Worked("国庆节", new(2026, 10, 10)),
    ]);

    private static IEnumerable<CalendarDay> Off(string name, DateOnly from, DateOnly to)
    {
        for (var day = from; day <= to; day = day.AddDays(1))
        {
            yield return new(day, IsWorked: false, name);
        }
    }

    private static CalendarDay Worked(string name, DateOnly day) => new(day, IsWorked: true, name);
}
