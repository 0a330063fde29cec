using Linli.RegistryService.Data;
using Linli.RegistryService.Units;
using Linli.ServiceDefaults.Security;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.UnitResources;

/// <summary>Whoever reaches a unit reaches what it offers: its community, itself, and for a partner unit every community.</summary>
internal static class ResourceReach
{
    public static IQueryable<Resource> ResourcesWithin(this RegistryDb db, Reach reach)
    {
        if (reach.All)
        {
            return db.Resources;
        }
        var units = db.Units.Within(reach);
        return db.Resources.Where(resource => units.Any(unit => unit.Id == resource.UnitId));
    }

    public static async Task<Resource?> LockResourceWithinAsync(this RegistryDb db, Guid id, Reach reach, CancellationToken ct) =>
        await db.ResourcesWithin(reach).AnyAsync(resource => resource.Id == id, ct) ? await db.LockResourceAsync(id, ct) : null;

    /// <summary>The unit whose resource it is: what one does not see of it one does not change.</summary>
    public static async Task RefuseHiddenAsync(this RegistryDb db, Guid unitId, CurrentUser user, CancellationToken ct) =>
        user.RefuseHidden(await db.Units.AsNoTracking().SingleAsync(unit => unit.Id == unitId, ct));
}
