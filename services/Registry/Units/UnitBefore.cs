using System.Text.Json;
using Linli.RegistryService.Data;
using Linli.ServiceDefaults.Security;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Units;

/// <summary>A unit as it was before an import changed it. Whoever keeps it keeps it encrypted.</summary>
internal sealed record UnitBefore(
    Guid? CommunityId, string Kind, string Name, string? CreditCode, bool Verified, string? Address, string? Grid,
    int? StaffNumber, int? MemberNumber, string? LiaisonName, string? LiaisonPhone, string? YearPlan)
{
    public static string Of(Unit unit, FieldProtector protector) => JsonSerializer.Serialize(new UnitBefore(
        unit.CommunityId, unit.Kind, unit.Name, unit.CreditCode, unit.CreditCodeVerified, unit.Address, unit.Grid, unit.StaffNumber, unit.MemberNumber,
        protector.Open(unit.LiaisonName), protector.Open(unit.LiaisonPhone), unit.YearPlan));

    public static UnitFacts Read(string before, FieldProtector protector)
    {
        var b = JsonSerializer.Deserialize<UnitBefore>(before)!;
        return new(
            b.CommunityId, b.Kind, b.Name, b.CreditCode, !b.Verified, b.Address, b.Grid, b.StaffNumber, b.MemberNumber,
            protector.Seal(b.LiaisonName), protector.Seal(b.LiaisonPhone), b.YearPlan);
    }
}

internal static class UnitUses
{
    /// <summary>Those that members, pairs, agreements, leading groups, needs, projects, resources or mergers name.</summary>
    public static async Task<HashSet<Guid>> UsedUnitsAsync(this RegistryDb db, Guid[] ids, CancellationToken ct) =>
    [
        .. await db.Members.Where(m => ids.Contains(m.UnitId!.Value)).Select(m => m.UnitId!.Value).Distinct().ToListAsync(ct),
        .. (await db.Pairs.Where(p => ids.Contains(p.HelperRef) || ids.Contains(p.HelpedRef)).Select(p => new { p.HelperRef, p.HelpedRef }).ToListAsync(ct)).SelectMany(p => new[] { p.HelperRef, p.HelpedRef }),
        .. await db.AgreementParties.Where(p => ids.Contains(p.UnitId)).Select(p => p.UnitId).Distinct().ToListAsync(ct),
        .. await db.Leaders.Where(l => ids.Contains(l.UnitId!.Value)).Select(l => l.UnitId!.Value).Distinct().ToListAsync(ct),
        .. await db.NeedClaims.Where(c => ids.Contains(c.UnitId)).Select(c => c.UnitId).Distinct().ToListAsync(ct),
        .. await db.ProjectClaims.Where(c => ids.Contains(c.UnitId)).Select(c => c.UnitId).Distinct().ToListAsync(ct),
        .. await db.Resources.Where(r => ids.Contains(r.UnitId)).Select(r => r.UnitId).Distinct().ToListAsync(ct),
        .. await db.UnitMergers.Where(m => ids.Contains(m.IntoUnitId)).Select(m => m.IntoUnitId).Distinct().ToListAsync(ct),
    ];
}
