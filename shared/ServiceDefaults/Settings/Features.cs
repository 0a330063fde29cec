namespace Linli.ServiceDefaults.Settings;

/// <summary>Parts of the platform that a sub-district can do without. A route that belongs to one says so with <see cref="FeatureEndpoints.RequireFeature"/>.</summary>
public static class Features
{
    public const string Profiles = "profiles";
    public const string Posts = "posts";
    public const string Activities = "activities";
    public const string Contributions = "contributions";
    public const string Pairs = "pairs";

    /// <summary>Agreements, and what they rest on: leading group and rules.</summary>
    public const string Agreements = "agreements";

    /// <summary>Need, resource and project lists.</summary>
    public const string Needs = "needs";

    /// <summary>In the order in which they are shown.</summary>
    public static IReadOnlyList<string> All { get; } = [Profiles, Posts, Activities, Contributions, Pairs, Agreements, Needs];
}
