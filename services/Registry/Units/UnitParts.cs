using Linli.RegistryService.Data;
using Linli.ServiceDefaults.Security;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Units;

internal static class UnitParts
{
    /// <summary>Whoever keeps units joins them; a liaison keeps only the own one.</summary>
    public static bool MayJoin(this CurrentUser user, Unit unit) => user.Reach.CoversUnitsOf(unit.CommunityId) && user.Shows(unit);

    /// <summary>Locked in the order of their ids, so that two mergers in the same instant go one after the other.</summary>
    public static async Task<Dictionary<Guid, Unit>> LockUnitsAsync(this RegistryDb db, Guid[] ids, CancellationToken ct)
    {
        await db.Database.SqlQuery<Guid>($"SELECT id AS \"Value\" FROM units WHERE tenant_id = {db.TenantId} AND id = ANY ({ids}) ORDER BY id FOR NO KEY UPDATE").ToListAsync(ct);
        return await db.Units.Where(unit => ids.Contains(unit.Id)).ToDictionaryAsync(unit => unit.Id, ct);
    }

    /// <summary>The unit and all that became part of it, also by way of others.</summary>
    public static async Task<List<Guid>> PartsOfAsync(this RegistryDb db, Unit unit, CancellationToken ct)
    {
        List<Guid> parts = [unit.Id];
        for (var from = 0; from < parts.Count;)
        {
            var known = parts[from..];
            from = parts.Count;
            parts.AddRange(await db.Units.Where(part => known.Contains(part.MergedIntoId!.Value) && !parts.Contains(part.Id)).Select(part => part.Id).ToListAsync(ct));
        }
        return parts;
    }
}
