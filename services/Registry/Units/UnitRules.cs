namespace Linli.RegistryService.Units;

internal static class UnitRules
{
    public const int NameLength = 100;
    public const int AddressLength = 200;
    public const int GridLength = 50;
    public const int YearPlanLength = 4000;
    public const int ReasonLength = 200;
    public const int HighestNumber = 1_000_000;
}
