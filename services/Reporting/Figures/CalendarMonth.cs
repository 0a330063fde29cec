using Linli.ServiceDefaults;

namespace Linli.ReportingService.Figures;

internal static class CalendarMonth
{
    public static DateOnly Of(DateOnly day) => new(day.Year, day.Month, 1);

    public static DateOnly ThisMonth(this TimeProvider clock) => Of(clock.Today());

    /// <summary>PostgreSQL keeps microseconds: without this, a value read back is earlier than the one written.</summary>
    public static DateTimeOffset Stored(DateTimeOffset at) => new(at.UtcTicks - (at.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
}
