namespace Linli.RegistryService.Pairs;

/// <summary>Who may stand on either side of a helping pair.</summary>
internal static class SideKinds
{
    public const string Unit = "unit";
    public const string Member = "member";
    public const string Person = "person";
    public const string Family = "family";
}
