using Linli.RegistryService.Needs;
using Linli.RegistryService.UnitResources;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Data;

/// <summary>Always the need before the resources, and these in the order of their ids. Needs a transaction.</summary>
internal static class ListLocks
{
    public static Task<Need?> LockNeedAsync(this RegistryDb db, Guid id, CancellationToken ct) =>
        db.Needs.FromSql($"SELECT *, xmin FROM needs WHERE tenant_id = {db.TenantId} AND id = {id} FOR NO KEY UPDATE").SingleOrDefaultAsync(ct);

    public static Task<Dictionary<Guid, Need>> LockNeedsAsync(this RegistryDb db, Guid[] ids, CancellationToken ct) =>
        db.Needs.FromSql($"SELECT *, xmin FROM needs WHERE tenant_id = {db.TenantId} AND id = ANY ({ids}) ORDER BY id FOR NO KEY UPDATE").ToDictionaryAsync(n => n.Id, ct);

    public static async Task<Resource?> LockResourceAsync(this RegistryDb db, Guid id, CancellationToken ct) =>
        (await db.LockResourcesAsync([id], ct)).GetValueOrDefault(id);

    public static Task<Dictionary<Guid, Resource>> LockResourcesAsync(this RegistryDb db, Guid[] ids, CancellationToken ct) =>
        db.Resources.FromSql($"SELECT *, xmin FROM resources WHERE tenant_id = {db.TenantId} AND id = ANY ({ids}) ORDER BY id FOR NO KEY UPDATE").ToDictionaryAsync(r => r.Id, ct);
}
