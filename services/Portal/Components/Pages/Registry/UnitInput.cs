using Linli.Portal.Api;

namespace Linli.Portal.Components.Pages.Registry;

/// <summary>A unit as it is typed. The masked liaison comes back as it was shown and keeps what is stored.</summary>
internal sealed class UnitInput
{
    public long? Version { get; set; }
    public Guid? CommunityId { get; set; }
    public string? Kind { get; set; }
    public string? Name { get; set; }
    public string? CreditCode { get; set; }
    public bool KeepCreditCode { get; set; }
    public string? Address { get; set; }
    public string? Grid { get; set; }
    public int? StaffNumber { get; set; }
    public int? MemberNumber { get; set; }
    public string? LiaisonName { get; set; }
    public string? LiaisonPhone { get; set; }
    public string? YearPlan { get; set; }

    /// <summary>The name for which similar units have been shown.</summary>
    public string? ComparedName { get; set; }

    public static UnitInput From(UnitDetail unit) => new()
    {
        Version = unit.Version,
        CommunityId = unit.CommunityId,
        Kind = unit.Kind,
        Name = unit.Name,
        CreditCode = unit.CreditCode,
        KeepCreditCode = unit is { CreditCode: not null, CreditCodeVerified: false },
        Address = unit.Address,
        Grid = unit.Grid,
        StaffNumber = unit.StaffNumber,
        MemberNumber = unit.MemberNumber,
        LiaisonName = unit.LiaisonName,
        LiaisonPhone = unit.LiaisonPhone,
        YearPlan = unit.YearPlan,
    };
}
