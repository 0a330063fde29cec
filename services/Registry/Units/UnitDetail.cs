using Linli.ServiceDefaults.Security;

namespace Linli.RegistryService.Units;

/// <summary>One unit as people see it: the liaison's name and phone masked.</summary>
internal sealed record UnitDetail(
    Guid Id, uint Version, Guid? CommunityId, string? CommunityName, string Kind, string Name, string? CreditCode, bool CreditCodeVerified,
    string? Address, string? Grid, int? StaffNumber, int? MemberNumber, string? LiaisonName, string? LiaisonPhone, string? YearPlan,
    bool IsPartner, bool IsSensitive, DateTimeOffset RegisteredAt, DateTimeOffset? RetiredAt, string? RetiredReason, Guid? MergedIntoId = null, bool IsMasked = false)
{
    /// <summary>A sensitive unit for those without the right to see it.</summary>
    internal static UnitDetail Masked(Unit unit, string? communityName) => new(
        unit.Id, unit.Version, unit.CommunityId, communityName, unit.Kind, SensitiveUnits.Mask, null, false, null, null, null, null, null, null, null,
        unit.CommunityId is null, true, unit.RegisteredAt, unit.RetiredAt, null, IsMasked: true);

    internal static UnitDetail Of(Unit unit, string? communityName, FieldProtector protector) => new(
        unit.Id, unit.Version, unit.CommunityId, communityName, unit.Kind, unit.Name, unit.CreditCode, unit.CreditCodeVerified,
        unit.Address, unit.Grid, unit.StaffNumber, unit.MemberNumber, protector.Show(unit.LiaisonName, Mask.Name), protector.Show(unit.LiaisonPhone, Mask.Phone), unit.YearPlan,
        unit.CommunityId is null, unit.IsSensitive, unit.RegisteredAt, unit.RetiredAt, unit.RetiredReason, unit.MergedIntoId);
}
