namespace Linli.ServiceDefaults.Calendar;

/// <summary>Where a year leaves the usual week of Monday to Friday.</summary>
/// <param name="Year">The year.</param>
/// <param name="Days">Days off that would be worked, and weekend days that are worked (调休).</param>
public sealed record CalendarYear(int Year, IReadOnlyList<CalendarDay> Days);

/// <summary>A day that is not as its weekday says.</summary>
/// <param name="Day">The day.</param>
/// <param name="IsWorked">True: worked although on a weekend; false: off.</param>
/// <param name="Name">What for, e.g. the holiday's name.</param>
public sealed record CalendarDay(DateOnly Day, bool IsWorked, string Name);
