using Linli.RegistryService.Beneficiaries;
using Linli.RegistryService.Data;
using Linli.ServiceDefaults;
using Linli.ServiceDefaults.Security;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Pairs;

/// <param name="Community">Of this community.</param>
/// <param name="Unit">With this unit, or with somebody from it.</param>
/// <param name="Member">With this member.</param>
/// <param name="Beneficiary">With this beneficiary.</param>
/// <param name="State"><c>live</c> (unless told), <c>unvisited</c> (live, and nobody was there for <paramref name="Days"/>), <c>ended</c> or <c>all</c>.</param>
/// <param name="Days">90 unless told.</param>
internal sealed record PairFilter(Guid? Community = null, Guid? Unit = null, Guid? Member = null, Guid? Beneficiary = null, string? State = null, int? Days = null);

internal static class PairFilters
{
    /// <summary>Search is by part of a unit's or member's name, by a full name, or by the card's number.</summary>
    public static IQueryable<Pair> Matching(this RegistryDb db, PairFilter filter, string? search, Reach reach, FieldProtector protector, TimeProvider clock)
    {
        var since = new BeneficiaryFilter(Days: filter.Days).Since(clock.Today());
        var pairs = db.Pairs.AsNoTracking().Within(reach);
        pairs = filter.State switch
        {
            "all" => pairs,
            "ended" => pairs.Where(p => p.EndedOn != null),
            "unvisited" => pairs.Where(p => p.EndedOn == null && p.LastContactOn < since),
            _ => pairs.Where(p => p.EndedOn == null),
        };
        if (filter.Community is { } communityId)
        {
            pairs = pairs.Where(p => p.CommunityId == communityId);
        }
        if (filter.Unit is { } unitId)
        {
            pairs = pairs.Where(p => p.HelperUnitId == unitId || p.HelpedUnitId == unitId);
        }
        if (filter.Member is { } memberId)
        {
            pairs = pairs.Where(p => p.HelperMemberId == memberId || p.HelpedMemberId == memberId);
        }
        if (filter.Beneficiary is { } beneficiaryId)
        {
            pairs = pairs.Where(p => p.HelpedBeneficiaryId == beneficiaryId);
        }
        return search is null ? pairs : db.Found(pairs, search, protector);
    }

    private static IQueryable<Pair> Found(this RegistryDb db, IQueryable<Pair> pairs, string search, FieldProtector protector)
    {
        var hash = protector.Hash(search);
        if (search.Split('-') is [{ Length: 4 } year, var number] && int.TryParse(year, out var y) && int.TryParse(number, out var n))
        {
            return pairs.Where(p => p.Year == y && p.Number == n);
        }
        var pattern = Text.Containing(search);
        return pairs.Where(p =>
            p.HelperName!.Hash == hash || p.HelpedName!.Hash == hash
            || db.Beneficiaries.Any(b => b.Id == p.HelpedBeneficiaryId && b.Name.Hash == hash)
            || db.Units.Any(u => (u.Id == p.HelperUnitId || u.Id == p.HelpedUnitId) && EF.Functions.ILike(u.Name, pattern, Text.LikeEscape))
            || db.Members.Any(m => (m.Id == p.HelperMemberId || m.Id == p.HelpedMemberId) && EF.Functions.ILike(m.Name, pattern, Text.LikeEscape)));
    }
}
