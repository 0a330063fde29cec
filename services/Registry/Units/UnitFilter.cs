using Linli.RegistryService.Data;
using Linli.ServiceDefaults.Search;
using Linli.ServiceDefaults.Security;

namespace Linli.RegistryService.Units;

/// <param name="Community">Units of this community.</param>
/// <param name="Kind">One of the kinds.</param>
/// <param name="Partner">True: only partner units from outside the area.</param>
/// <param name="State"><c>live</c> (unless told), <c>retired</c> or <c>all</c>.</param>
internal sealed record UnitFilter(Guid? Community = null, string? Kind = null, bool? Partner = null, string? State = null);

internal static class UnitFilters
{
    public static IQueryable<Unit> Matching(this IQueryable<Unit> units, RegistryDb db, UnitFilter filter, string? search, Reach sensitive)
    {
        units = filter.State switch
        {
            "all" => units,
            "retired" => units.Where(unit => unit.RetiredAt != null),
            _ => units.Where(unit => unit.RetiredAt == null),
        };
        if (filter.Community is { } communityId)
        {
            units = units.Where(unit => unit.CommunityId == communityId);
        }
        if (filter.Partner is { } partner)
        {
            units = units.Where(unit => unit.CommunityId == null == partner);
        }
        if (Text.OrNull(filter.Kind) is { } kind)
        {
            units = units.Where(unit => unit.Kind == kind);
        }
        return search is null ? units : units.Shown(sensitive).FoundBy(db, search);
    }
}
