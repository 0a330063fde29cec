using Linli.RegistryService.Data;
using Linli.RegistryService.Units;
using Linli.ServiceDefaults.Security;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Pairs;

/// <summary>A side as it is shown: names of units and members as they are, persons masked.</summary>
/// <param name="Id">Of the unit, member or beneficiary; null for somebody who is only named.</param>
/// <param name="Name">Null when it is on record no more.</param>
/// <param name="UnitName">The unit that a member or named person comes from.</param>
internal sealed record SideView(string Kind, Guid? Id, string? Name, string? UnitName);

internal sealed record PairView(
    Guid Id, uint Version, string Card, Guid CommunityId, string CommunityName, SideView Helper, SideView Helped, string? HelpedKindOf,
    DateOnly StartedOn, DateOnly? LastVisitOn, DateOnly LastContactOn, DateOnly? EndedOn, string? Result);

/// <summary>A pair with what its sides point to, in one select.</summary>
internal sealed class PairRow
{
    public required Pair Pair { get; init; }
    public required string Community { get; init; }
    public string? HelperUnit { get; init; }
    public string? HelperMember { get; init; }
    public string? HelperMemberUnit { get; init; }
    public string? HelpedUnit { get; init; }
    public string? HelpedMember { get; init; }
    public string? HelpedMemberUnit { get; init; }
    public Beneficiaries.Beneficiary? Beneficiary { get; init; }

    public PairView Show(FieldProtector protector) => new(
        Pair.Id, Pair.Version, Pair.Card, Pair.CommunityId, Community, HelperOf(protector, full: false), HelpedOf(protector, full: false), Beneficiary?.Kind,
        Pair.StartedOn, Pair.LastVisitOn, Pair.LastContactOn, Pair.EndedOn, Pair.Result);

    public SideView HelperOf(FieldProtector protector, bool full) =>
        Side(protector, full, Pair.HelperKind, Pair.HelperUnitId, HelperUnit, Pair.HelperMemberId, HelperMember, HelperMemberUnit, null, Pair.HelperName);

    public SideView HelpedOf(FieldProtector protector, bool full) =>
        Side(protector, full, Pair.HelpedKind, Pair.HelpedUnitId, HelpedUnit, Pair.HelpedMemberId, HelpedMember, HelpedMemberUnit, Pair.HelpedBeneficiaryId, Beneficiary?.Name ?? Pair.HelpedName);

    private static SideView Side(
        FieldProtector protector, bool full, string kind, Guid? unitId, string? unit, Guid? memberId, string? member, string? memberUnit, Guid? beneficiaryId, Sealed? name) =>
        kind == SideKinds.Unit ? new(kind, unitId, unit, null)
        : memberId is not null ? new(kind, memberId, member, memberUnit)
        : new(kind, beneficiaryId, full ? protector.Open(name) : protector.Show(name, Mask.Name), unit);
}

internal static class PairRows
{
    /// <param name="sensitive">Where sensitive units show their names.</param>
    public static IQueryable<PairRow> WithSides(this IQueryable<Pair> pairs, RegistryDb db, Reach sensitive)
    {
        var units = db.NamesFor(sensitive);
        return pairs.Select(p => new PairRow
        {
            Pair = p,
            Community = db.Communities.Where(c => c.Id == p.CommunityId).Select(c => c.Name).First(),
            HelperUnit = units.Where(u => u.Id == p.HelperUnitId).Select(u => u.Name).FirstOrDefault(),
            HelperMember = db.Members.Where(m => m.Id == p.HelperMemberId).Select(m => m.Name).FirstOrDefault(),
            HelperMemberUnit = db.Members.Where(m => m.Id == p.HelperMemberId).Join(units, m => m.UnitId, u => u.Id, (_, u) => u.Name).FirstOrDefault(),
            HelpedUnit = units.Where(u => u.Id == p.HelpedUnitId).Select(u => u.Name).FirstOrDefault(),
            HelpedMember = db.Members.Where(m => m.Id == p.HelpedMemberId).Select(m => m.Name).FirstOrDefault(),
            HelpedMemberUnit = db.Members.Where(m => m.Id == p.HelpedMemberId).Join(units, m => m.UnitId, u => u.Id, (_, u) => u.Name).FirstOrDefault(),
            Beneficiary = db.Beneficiaries.FirstOrDefault(b => b.Id == p.HelpedBeneficiaryId),
        });
    }
}
