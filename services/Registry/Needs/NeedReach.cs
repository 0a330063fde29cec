using Linli.RegistryService.Data;
using Linli.ServiceDefaults.Security;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Needs;

/// <summary>
/// Whose needs a person sees: those of their communities; as a unit's liaison those of the community where the unit is, and for a
/// partner unit, which belongs to no community, those of all.
/// </summary>
internal static class NeedReach
{
    public static IQueryable<Need> NeedsWithin(this RegistryDb db, Reach reach)
    {
        if (reach.All || reach.Units.Count == 0)
        {
            return db.Needs.Within(reach);
        }
        return db.Needs.Where(need => reach.Communities.Contains(need.CommunityId)
            || db.Units.Any(unit => reach.Units.Contains(unit.Id) && unit.RetiredAt == null && (unit.CommunityId == null || unit.CommunityId == need.CommunityId)));
    }

    /// <summary>Locked after it was found in reach, then read.</summary>
    public static async Task<Need?> LockNeedWithinAsync(this RegistryDb db, Guid id, Reach reach, CancellationToken ct) =>
        await db.NeedsWithin(reach).AnyAsync(need => need.Id == id, ct) ? await db.LockNeedAsync(id, ct) : null;
}
