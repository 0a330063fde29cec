namespace Linli.RegistryService.Volunteers;

internal static class VolunteerRules
{
    public const int NameLength = 50;
    public const int ReasonLength = 200;

    /// <summary>How long a record is kept unless somebody says otherwise, and at most; whoever goes on is asked again.</summary>
    public const int YearsKept = 3;
    public const int MostYears = 5;
}
