namespace Linli.RegistryService.Needs;

/// <summary>What is needed, and what is offered: the same few kinds, so that the one finds the other.</summary>
internal static class ListKinds
{
    public const string Help = "help";
    public const string Skill = "skill";
    public const string Goods = "goods";
    public const string Money = "money";
    public const string Venue = "venue";
    public const string Culture = "culture";
    public const string Training = "training";
    public const string Other = "other";

    public static readonly IReadOnlyList<string> All = [Help, Skill, Goods, Money, Venue, Culture, Training, Other];
}

/// <summary>The city's work areas, and a sub-district's own that count in one of them (<c>service-1</c>).</summary>
internal static class WorkAreas
{
    public const string Pattern = "(party|service|safety|environment)(-[1-9][0-9]?)?";
}
