using Linli.ServiceDefaults.Tenancy;

namespace Linli.RegistryService.Profiles;

/// <summary>
/// A person has looked at a contradiction and keeps it as it is stated, with the reason. It holds for the two numbers that it was made
/// about: when either changes, the question is open again.
/// </summary>
internal sealed class ProfileDecision : TenantRow, ICommunityRow
{
    private ProfileDecision() { }

    internal ProfileDecision(Guid communityId, int year, string code, string? category) => (CommunityId, Year, Code, Category) = (communityId, year, code, category ?? "");

    public Guid CommunityId { get; private set; }
    public int Year { get; private set; }
    public string Code { get; private set; } = "";

    /// <summary>Empty where the contradiction has none, so that it can be part of a key.</summary>
    public string Category { get; private set; } = "";

    public int Stated { get; private set; }
    public int Found { get; private set; }
    public string Reason { get; private set; } = "";
    public Guid By { get; private set; }
    public DateTimeOffset At { get; private set; }

    public void Keep(Comparison contradiction, string reason, Guid by, DateTimeOffset now) =>
        (Stated, Found, Reason, By, At) = (contradiction.Stated, contradiction.Found, reason, by, now);

    public bool IsAbout(Comparison comparison) =>
        Code == comparison.Code && Category == (comparison.Category ?? "") && Stated == comparison.Stated && Found == comparison.Found;
}
