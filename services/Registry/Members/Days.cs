using Linli.ServiceDefaults;

namespace Linli.RegistryService.Members;

internal static class Days
{
    /// <summary>The day itself, or today; a day to come is refused.</summary>
    public static DateOnly NotInTheFuture(DateOnly? day, TimeProvider clock)
    {
        var today = clock.Today();
        return day <= today ? day.Value : day is null ? today : throw Errors.InTheFuture();
    }
}
