using Linli.RegistryService.Communities;
using Linli.RegistryService.Data;
using Linli.ServiceDefaults.Security;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Units;

/// <summary>
/// Whose units a person reaches: those of their communities, the units they are liaison of, and, for people of any
/// community, the partner units, which belong to no community and to all of them.
/// </summary>
internal static class UnitReach
{
    public static bool CoversUnitsOf(this Reach reach, Guid? communityId) =>
        communityId is null ? reach.All || reach.Communities.Count > 0 : reach.Covers(communityId);

    public static bool Covers(this Reach reach, Unit unit) =>
        reach.CoversUnitsOf(unit.CommunityId) || reach.Units.Contains(unit.Id);

    public static bool MayMove(this Reach reach, Unit unit, Guid? communityId) =>
        communityId == unit.CommunityId || (reach.CoversUnitsOf(unit.CommunityId) && reach.CoversUnitsOf(communityId));

    public static IQueryable<Unit> Within(this IQueryable<Unit> units, Reach reach)
    {
        if (reach.All)
        {
            return units;
        }
        var ofAnyCommunity = reach.Communities.Count > 0;
        return units.Where(unit => (unit.CommunityId == null && ofAnyCommunity)
            || reach.Communities.Contains(unit.CommunityId!.Value) || reach.Units.Contains(unit.Id));
    }

    /// <summary>The community that is to take a unit: one of the tenant's that takes new records.</summary>
    public static async Task RequireOpenCommunityAsync(this RegistryDb db, Guid? communityId, CancellationToken ct)
    {
        if (communityId is not null)
        {
            var community = await db.Communities.AsNoTracking().SingleOrDefaultAsync(c => c.Id == communityId, ct) ?? throw Errors.UnknownCommunity();
            community.RefuseWhenRetired();
        }
    }
}
