namespace Linli.RegistryService.Units;

/// <summary>The kinds of resident units, in the order in which the papers list them.</summary>
internal static class UnitKinds
{
    public const string Military = "military";
    public const string Administrative = "administrative";
    public const string Institution = "institution";
    public const string StateOwned = "state_owned";
    public const string Private = "private";
    public const string SocialOrganisation = "social_organisation";
    public const string School = "school";

    /// <summary>Self-employed households are counted in a profile, never registered one by one.</summary>
    public const string SelfEmployed = "self_employed";

    public static readonly IReadOnlyList<string> All =
        [Military, Administrative, Institution, StateOwned, Private, SocialOrganisation, School];
}
