using Linli.ServiceDefaults.Calendar;

namespace Linli.Portal.Components.Pages.Settings;

/// <summary>Days in a row of the same kind and name, as a person writes them: 10月1日–7日 国庆节.</summary>
internal sealed record DayRange(DateOnly From, DateOnly To, bool IsWorked, string Name)
{
    /// <summary>Longer than any holiday: a slip of the year must not become thousands of days.</summary>
    private const int Longest = 60;

    public IEnumerable<CalendarDay> Days =>
        Enumerable.Range(0, Math.Clamp(To.DayNumber - From.DayNumber + 1, 1, Longest)).Select(n => new CalendarDay(From.AddDays(n), IsWorked, Name));

    public static IReadOnlyList<DayRange> Of(IEnumerable<CalendarDay> days)
    {
        List<DayRange> ranges = [];
        foreach (var day in days.OrderBy(d => d.Day))
        {
            if (ranges.Count > 0 && ranges[^1] is var last && last.To.AddDays(1) == day.Day && last.IsWorked == day.IsWorked && last.Name == day.Name)
            {
                ranges[^1] = last with { To = day.Day };
            }
            else
            {
                ranges.Add(new(day.Day, day.Day, day.IsWorked, day.Name));
            }
        }

        return ranges;
    }
}
