using Linli.RegistryService.Data;
using Linli.RegistryService.Units;
using Linli.ServiceDefaults.Search;
using Linli.ServiceDefaults.Security;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Needs;

/// <param name="Community">Of this community.</param>
/// <param name="Kind">Of this kind.</param>
/// <param name="WorkArea">In this work area.</param>
/// <param name="Unit">Claimed by this unit or one that became part of it.</param>
/// <param name="State"><c>live</c> (unless told), one of the states, or <c>all</c>.</param>
internal sealed record NeedFilter(Guid? Community = null, string? Kind = null, string? WorkArea = null, Guid? Unit = null, string? State = null);

internal static class NeedFilters
{
    public static IQueryable<Need> Matching(this RegistryDb db, NeedFilter filter, string? search, Reach reach)
    {
        var needs = db.NeedsWithin(reach).AsNoTracking();
        needs = filter.State switch
        {
            "all" => needs,
            "open" => needs.Where(n => n.State == NeedState.Open),
            "matched" => needs.Where(n => n.State == NeedState.Matched),
            "in_progress" => needs.Where(n => n.State == NeedState.InProgress),
            "done" => needs.Where(n => n.State == NeedState.Done),
            "expired" => needs.Where(n => n.State == NeedState.Expired),
            "withdrawn" => needs.Where(n => n.State == NeedState.Withdrawn),
            _ => needs.Where(n => n.EndedOn == null),
        };
        if (filter.Community is { } communityId)
        {
            needs = needs.Where(n => n.CommunityId == communityId);
        }
        if (Text.OrNull(filter.Kind) is { } kind)
        {
            needs = needs.Where(n => n.Kind == kind);
        }
        if (Text.OrNull(filter.WorkArea) is { } area)
        {
            needs = needs.Where(n => n.WorkArea == area);
        }
        if (filter.Unit is { } unitId)
        {
            needs = needs.Where(n => db.NeedClaims.Any(c => c.NeedId == n.Id && c.State != ListClaimState.Withdrawn
                && (c.UnitId == unitId || db.Units.Any(part => part.MergedIntoId == unitId && part.Id == c.UnitId))));
        }
        return search is null ? needs : needs.FoundBy(db, search);
    }
}
