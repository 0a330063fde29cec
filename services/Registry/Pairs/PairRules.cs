namespace Linli.RegistryService.Pairs;

internal static class PairRules
{
    public const int NameLength = 50;
    public const int AimLength = 200;
    public const int NoteLength = 1000;

    /// <summary>How long a pair that has ended keeps the names of those who are on record nowhere else, and its notes.</summary>
    public const int YearsNamed = 3;
}
