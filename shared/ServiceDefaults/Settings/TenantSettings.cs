using Linli.Contracts.Tenant.V1;
using Linli.ServiceDefaults.Calendar;

namespace Linli.ServiceDefaults.Settings;

/// <summary>What a sub-district has set, ready for use.</summary>
public sealed class TenantSettings(SettingsFacts facts)
{
    /// <summary>What holds while the settings cannot be had: everything is on, no quota, the nation's calendar. An outage must not stop work.</summary>
    public static TenantSettings Unknown { get; } = new(new(0, null, null, [], int.MaxValue, long.MaxValue, int.MaxValue, [],
        [OfficeHours.Usual.Open, OfficeHours.Usual.BreakFrom, OfficeHours.Usual.BreakTo, OfficeHours.Usual.Close],
        [.. NationalCalendar.Years.Select(FactOf)]));

    /// <summary>As they came.</summary>
    public SettingsFacts Facts { get; } = facts;

    /// <summary>Counts with the sub-district's own days and office hours.</summary>
    public WorkingCalendar Calendar { get; } = new(
        facts.Calendar.Select(year => new CalendarYear(year.Year, [.. Days(year.Off, false), .. Days(year.Worked, true)])), HoursOf(facts.OfficeHours));

    /// <summary>Is this feature (of <see cref="Features"/>) in use?</summary>
    public bool IsOn(string feature) => !Facts.FeaturesOff.Contains(feature);

    /// <summary>After how many days a need (需求) that nobody takes is to be seen to.</summary>
    public int NeedDays => Facts.NeedDays ?? UsualNeedDays;

    /// <summary>What holds where the sub-district has not said.</summary>
    public const int UsualNeedDays = 30;

    /// <summary>A work area's name; its code where the sub-district has none of it.</summary>
    public string NameOfWorkArea(string code) => Facts.WorkAreas.FirstOrDefault(a => a.Code == code)?.Name ?? code;

    /// <summary>The years as an event carries them.</summary>
    public static CalendarFact FactOf(CalendarYear year) => new(year.Year,
        [.. year.Days.Where(d => !d.IsWorked).Select(d => d.Day)], [.. year.Days.Where(d => d.IsWorked).Select(d => d.Day)]);

    private static IEnumerable<CalendarDay> Days(IEnumerable<DateOnly> days, bool isWorked) => days.Select(day => new CalendarDay(day, isWorked, ""));

    private static OfficeHours HoursOf(IReadOnlyList<TimeOnly> times) => times is [var open, var from, var to, var close] ? new(open, from, to, close) : OfficeHours.Usual;
}
