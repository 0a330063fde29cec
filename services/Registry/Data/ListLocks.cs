using Linli.RegistryService.Needs;
using Linli.RegistryService.Projects;
using Linli.RegistryService.UnitResources;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Data;

/// <summary>Always the project, then the need, before the resources, and these in the order of their ids. Needs a transaction.</summary>
internal static class ListLocks
{
    public static Task<Need?> LockNeedAsync(this RegistryDb db, Guid id, CancellationToken ct) =>
        db.Needs.FromSql($"SELECT *, xmin FROM needs WHERE tenant_id = {db.TenantId} AND id = {id} FOR NO KEY UPDATE").SingleOrDefaultAsync(ct);

    public static Task<Dictionary<Guid, Need>> LockNeedsAsync(this RegistryDb db, Guid[] ids, CancellationToken ct) =>
        db.Needs.FromSql($"SELECT *, xmin FROM needs WHERE tenant_id = {db.TenantId} AND id = ANY ({ids}) ORDER BY id FOR NO KEY UPDATE").ToDictionaryAsync(n => n.Id, ct);

    public static Task<Project?> LockProjectAsync(this RegistryDb db, Guid id, CancellationToken ct) =>
        db.Projects.FromSql($"SELECT *, xmin FROM projects WHERE tenant_id = {db.TenantId} AND id = {id} FOR NO KEY UPDATE").SingleOrDefaultAsync(ct);

    /// <summary>Those of a community that go on.</summary>
    public static Task<List<Project>> LockProjectsOfAsync(this RegistryDb db, Guid communityId, CancellationToken ct) =>
        db.Projects.FromSql($"SELECT *, xmin FROM projects WHERE tenant_id = {db.TenantId} AND community_id = {communityId} AND ended_on IS NULL ORDER BY id FOR NO KEY UPDATE").ToListAsync(ct);

    /// <summary>What is promised to a project, with the resources.</summary>
    public static async Task<List<(ProjectResource Part, Resource Resource)>> LockPartsAsync(this RegistryDb db, Guid projectId, CancellationToken ct)
    {
        var parts = await db.ProjectResources.Where(p => p.ProjectId == projectId && p.State == ListClaimState.Held).ToListAsync(ct);
        var resources = await db.LockResourcesAsync([.. parts.Select(p => p.ResourceId)], ct);
        return [.. parts.Select(p => (p, resources[p.ResourceId]))];
    }

    public static async Task<Resource?> LockResourceAsync(this RegistryDb db, Guid id, CancellationToken ct) =>
        (await db.LockResourcesAsync([id], ct)).GetValueOrDefault(id);

    public static Task<Dictionary<Guid, Resource>> LockResourcesAsync(this RegistryDb db, Guid[] ids, CancellationToken ct) =>
        db.Resources.FromSql($"SELECT *, xmin FROM resources WHERE tenant_id = {db.TenantId} AND id = ANY ({ids}) ORDER BY id FOR NO KEY UPDATE").ToDictionaryAsync(r => r.Id, ct);
}
