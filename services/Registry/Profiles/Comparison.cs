namespace Linli.RegistryService.Profiles;

/// <summary>
/// Two numbers that should agree, side by side. Stated: what the profile says. Found: the sum of its parts, or what the
/// register holds. Difference: found − stated. A limit holds as long as stated ≤ found.
/// </summary>
internal sealed record Comparison(string Code, string? Category, int Stated, int Found, bool IsLimit = false)
{
    public int Difference => Found - Stated;
    public bool Holds => IsLimit ? Stated <= Found : Stated == Found;
}

/// <summary>What the register itself holds for a community today; null where it is not to be compared.</summary>
internal sealed record Registered(IReadOnlyDictionary<string, int> UnitsByKind, int MembersReportedIn, int MembersWithPost, IReadOnlyDictionary<string, int> ClaimsByPost)
{
    public int Units => UnitsByKind.Values.Sum();
}
