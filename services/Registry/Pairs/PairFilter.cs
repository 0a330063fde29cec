using Linli.RegistryService.Beneficiaries;
using Linli.RegistryService.Data;
using Linli.RegistryService.Units;
using Linli.ServiceDefaults;
using Linli.ServiceDefaults.Search;
using Linli.ServiceDefaults.Security;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Pairs;

/// <param name="Community">Of this community.</param>
/// <param name="Unit">With this unit or one that became part of it, or with somebody from them.</param>
/// <param name="Member">With this member.</param>
/// <param name="Beneficiary">With this beneficiary.</param>
/// <param name="State"><c>live</c> (unless told), <c>unvisited</c> (live, and nobody was there for <paramref name="Days"/>), <c>ended</c> or <c>all</c>.</param>
/// <param name="Days">90 unless told.</param>
internal sealed record PairFilter(Guid? Community = null, Guid? Unit = null, Guid? Member = null, Guid? Beneficiary = null, string? State = null, int? Days = null);

internal static class PairFilters
{
    /// <summary>Search is by part of a unit's or member's name or its spelling, by a full name, or by the card's number.</summary>
    public static IQueryable<Pair> Matching(this RegistryDb db, PairFilter filter, string? search, CurrentUser user, FieldProtector protector, TimeProvider clock)
    {
        var since = new BeneficiaryFilter(Days: filter.Days).Since(clock.Today());
        var pairs = db.Pairs.AsNoTracking().Within(user.Reach);
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
            pairs = pairs.Where(p => p.HelperUnitId == unitId || p.HelpedUnitId == unitId
                || db.Units.Any(part => part.MergedIntoId == unitId && (part.Id == p.HelperUnitId || part.Id == p.HelpedUnitId)));
        }
        if (filter.Member is { } memberId)
        {
            pairs = pairs.Where(p => p.HelperMemberId == memberId || p.HelpedMemberId == memberId);
        }
        if (filter.Beneficiary is { } beneficiaryId)
        {
            pairs = pairs.Where(p => p.HelpedBeneficiaryId == beneficiaryId);
        }
        return search is null ? pairs : db.Found(pairs, search, user.ReachOf(Permissions.UnitSensitive), protector);
    }

    private static IQueryable<Pair> Found(this RegistryDb db, IQueryable<Pair> pairs, string search, Reach sensitive, FieldProtector protector)
    {
        var hash = protector.Hash(search);
        if (search.Split('-') is [{ Length: 4 } year, var number] && int.TryParse(year, out var y) && int.TryParse(number, out var n))
        {
            return pairs.Where(p => p.Year == y && p.Number == n);
        }
        var (units, members) = (db.Units.Shown(sensitive).FoundBy(db, search), db.Members.FoundBy(db, search));
        return pairs.Where(p =>
            p.HelperName!.Hash == hash || p.HelpedName!.Hash == hash
            || db.Beneficiaries.Any(b => b.Id == p.HelpedBeneficiaryId && b.Name.Hash == hash)
            || units.Any(u => u.Id == p.HelperUnitId || u.Id == p.HelpedUnitId)
            || members.Any(m => m.Id == p.HelperMemberId || m.Id == p.HelpedMemberId));
    }
}
