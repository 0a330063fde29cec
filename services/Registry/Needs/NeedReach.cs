using Linli.RegistryService.Data;
using Linli.ServiceDefaults.Security;
using Linli.ServiceDefaults.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Needs;

internal static class NeedReach
{
    /// <summary>
    /// Whose needs and projects a person sees: those of their communities; as a unit's liaison those of the community where the unit is, and
    /// for a partner unit, which belongs to no community, those of all.
    /// </summary>
    public static IQueryable<T> OpenTo<T>(this IQueryable<T> rows, Reach reach, RegistryDb db) where T : TenantRow, ICommunityRow
    {
        if (reach.All || reach.Units.Count == 0)
        {
            return rows.Within(reach);
        }
        return rows.Where(row => reach.Communities.Contains(row.CommunityId)
            || db.Units.Any(unit => reach.Units.Contains(unit.Id) && unit.RetiredAt == null && (unit.CommunityId == null || unit.CommunityId == row.CommunityId)));
    }

    public static IQueryable<Need> NeedsWithin(this RegistryDb db, Reach reach) => db.Needs.OpenTo(reach, db);

    /// <summary>Locked after it was found in reach, then read.</summary>
    public static async Task<Need?> LockNeedWithinAsync(this RegistryDb db, Guid id, Reach reach, CancellationToken ct) =>
        await db.NeedsWithin(reach).AnyAsync(need => need.Id == id, ct) ? await db.LockNeedAsync(id, ct) : null;
}
