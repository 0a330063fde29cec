namespace Linli.RegistryService.UnitResources;

internal static class ResourceRules
{
    public const int ConditionsLength = 500;
}
