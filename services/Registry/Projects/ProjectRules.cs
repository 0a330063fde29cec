namespace Linli.RegistryService.Projects;

/// <summary>Lengths that it shares with needs stand in <see cref="Needs.NeedRules"/>.</summary>
internal static class ProjectRules
{
    public const int PlaceLength = 100;
    public const int GoalLength = 100;
    public const int PartLength = 100;
    public const int HighestPlaces = 50;
    public const int HighestAim = 1_000_000;
}
