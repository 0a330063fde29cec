using Linli.RegistryService.Data;
using Linli.RegistryService.Units;
using Linli.ServiceDefaults.Search;
using Linli.ServiceDefaults.Security;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.UnitResources;

/// <param name="Community">Of units of this community.</param>
/// <param name="Unit">Of this unit.</param>
/// <param name="Kind">Of this kind.</param>
/// <param name="WorkArea">For this work area.</param>
/// <param name="State"><c>live</c> (unless told), one of the states, or <c>all</c>.</param>
internal sealed record ResourceFilter(Guid? Community = null, Guid? Unit = null, string? Kind = null, string? WorkArea = null, string? State = null);

internal static class ResourceFilters
{
    /// <summary>Search is by part of the title or of the unit's name, or their spelling.</summary>
    /// <param name="sensitive">Where sensitive units are found by their names.</param>
    public static IQueryable<Resource> Matching(this RegistryDb db, ResourceFilter filter, string? search, Reach reach, Reach sensitive)
    {
        var resources = db.ResourcesWithin(reach).AsNoTracking();
        resources = filter.State switch
        {
            "all" => resources,
            "open" => resources.Where(r => r.State == ResourceState.Open),
            "matched" => resources.Where(r => r.State == ResourceState.Matched),
            "done" => resources.Where(r => r.State == ResourceState.Done),
            "expired" => resources.Where(r => r.State == ResourceState.Expired),
            "withdrawn" => resources.Where(r => r.State == ResourceState.Withdrawn),
            _ => resources.Where(r => r.EndedOn == null),
        };
        if (filter.Community is { } communityId)
        {
            resources = resources.Where(r => db.Units.Any(u => u.Id == r.UnitId && u.CommunityId == communityId));
        }
        if (filter.Unit is { } unitId)
        {
            resources = resources.Where(r => r.UnitId == unitId);
        }
        if (Text.OrNull(filter.Kind) is { } kind)
        {
            resources = resources.Where(r => r.Kind == kind);
        }
        if (Text.OrNull(filter.WorkArea) is { } area)
        {
            resources = resources.Where(r => r.WorkArea == area);
        }
        if (search is null)
        {
            return resources;
        }
        var (titles, units) = (db.Resources.FoundBy(db, search), db.Units.Shown(sensitive).FoundBy(db, search));
        return resources.Where(r => titles.Any(t => t.Id == r.Id) || units.Any(u => u.Id == r.UnitId));
    }
}
