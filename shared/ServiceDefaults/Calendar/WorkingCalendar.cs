using Linli.ServiceDefaults.Http;

namespace Linli.ServiceDefaults.Calendar;

/// <summary>
/// The one way to count working days and working hours. Days are China's days (<see cref="ChinaTime"/>). A year without data is
/// refused (<c>calendar.year_missing</c>), not guessed: its holidays are not known before they are announced.
/// </summary>
public sealed class WorkingCalendar
{
    private readonly HashSet<int> years;
    private readonly Dictionary<DateOnly, bool> worked;
    private readonly OfficeHours hours;

    /// <param name="years">The years that are known; of two entries for one day the later one holds, so a sub-district's own days come last.</param>
    /// <param name="hours">Office hours.</param>
    public WorkingCalendar(IEnumerable<CalendarYear> years, OfficeHours hours)
    {
        var known = years.ToList();
        this.years = [.. known.Select(y => y.Year)];
        this.hours = hours;
        worked = [];
        foreach (var day in known.SelectMany(y => y.Days))
        {
            worked[day.Day] = day.IsWorked;
        }
    }

    /// <summary>Is there data for this year?</summary>
    public bool Knows(int year) => years.Contains(year);

    /// <summary>Is this day worked?</summary>
    /// <exception cref="RuleException">The year has no data.</exception>
    public bool IsWorkingDay(DateOnly day)
    {
        if (!years.Contains(day.Year))
        {
            throw new RuleException("calendar.year_missing", day.Year);
        }

        return worked.TryGetValue(day, out var isWorked) ? isWorked : day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);
    }

    /// <summary>The working day on which a period of <paramref name="workingDays"/> ends; it counts from the day after <paramref name="start"/>.</summary>
    /// <param name="start">The day on which the period begins, worked or not.</param>
    /// <param name="workingDays">At least 1.</param>
    /// <exception cref="RuleException">The period runs into a year without data.</exception>
    public DateOnly DueDay(DateOnly start, int workingDays)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(workingDays, 1);
        var day = start;
        for (var left = workingDays; left > 0; left -= IsWorkingDay(day) ? 1 : 0)
        {
            day = day.AddDays(1);
        }

        return day;
    }

    /// <summary>The first instant at which something accepted at <paramref name="accepted"/> is late: the end, in China, of its due day. UTC.</summary>
    /// <exception cref="RuleException">The period runs into a year without data.</exception>
    public DateTimeOffset DueBy(DateTimeOffset accepted, int workingDays) =>
        ChinaTime.StartOf(DueDay(ChinaTime.DayOf(accepted), workingDays).AddDays(1));

    /// <summary>Working days after <paramref name="start"/> up to and with <paramref name="end"/>; 0 when <paramref name="end"/> is not later.</summary>
    /// <exception cref="RuleException">A day of the period is in a year without data.</exception>
    public int DaysBetween(DateOnly start, DateOnly end)
    {
        var count = 0;
        for (var day = start.AddDays(1); day <= end; day = day.AddDays(1))
        {
            count += IsWorkingDay(day) ? 1 : 0;
        }

        return count;
    }

    /// <summary>Working time between two instants: office hours of working days only; zero when <paramref name="to"/> is not later.</summary>
    /// <exception cref="RuleException">A day of the period is in a year without data.</exception>
    public TimeSpan TimeBetween(DateTimeOffset from, DateTimeOffset to)
    {
        if (to <= from)
        {
            return TimeSpan.Zero;
        }

        var (first, last) = (InChina(from), InChina(to));
        var time = TimeSpan.Zero;
        for (var day = first.Day; day <= last.Day; day = day.AddDays(1))
        {
            if (IsWorkingDay(day))
            {
                time += hours.Between(day == first.Day ? first.Time : TimeOnly.MinValue, day == last.Day ? last.Time : TimeOnly.MaxValue);
            }
        }

        return time;
    }

    private static (DateOnly Day, TimeOnly Time) InChina(DateTimeOffset instant)
    {
        var local = TimeZoneInfo.ConvertTime(instant, ChinaTime.Zone).DateTime;
        return (DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local));
    }
}
