using Linli.ServiceDefaults;

namespace Linli.TenantService.Changes;

/// <summary>From which day on a change may hold.</summary>
internal static class Days
{
    /// <summary>Papers announce a change months ahead; later than this is a slip of the pen.</summary>
    private const int YearsAhead = 2;

    /// <summary>Today, or an announced day; what has happened already stays with the community where it was.</summary>
    public static DateOnly FromTodayOn(DateOnly? on, TimeProvider clock, string field = "on") =>
        on < clock.Today() ? throw Errors.InPast(field) : NotTooFar(on, clock, field);

    /// <summary>Also in the past: a name can turn out to have been in use for a while.</summary>
    public static DateOnly NotTooFar(DateOnly? on, TimeProvider clock, string field)
    {
        var today = clock.Today();
        return on > today.AddYears(YearsAhead) ? throw Errors.TooFar(today.AddYears(YearsAhead), field) : on ?? today;
    }
}
