using Linli.Contracts.Tenant.V1;
using Linli.TenantService.Changes;
using Linli.TenantService.Data;
using Microsoft.EntityFrameworkCore;

namespace Linli.TenantService.Grids;

/// <summary>What a change does to the grids on its day. The registry notes a unit's grid by its name, so names are told.</summary>
internal static class GridEffects
{
    internal static async Task RenameGridAsync(this DirectoryDb db, Guid id, Change change, DateTimeOffset now, CancellationToken ct)
    {
        var grid = await db.Grids.SingleAsync(g => g.Id == id, ct);
        var former = grid.Name;
        grid.Rename(change.Name!);
        db.Publish(new GridRenamed(grid.TenantId, now, grid.CommunityId, id, grid.Name, former));
    }

    internal static async Task MergeGridsAsync(this DirectoryDb db, Guid id, Change change, DateTimeOffset now, CancellationToken ct)
    {
        var into = await db.Grids.SingleAsync(g => g.Id == id, ct);
        foreach (var grid in await db.Grids.Where(g => change.From.Contains(g.Id)).ToListAsync(ct))
        {
            grid.Retire(now, id);
            db.Publish(new GridRenamed(grid.TenantId, now, into.CommunityId, grid.Id, into.Name, grid.Name, id));
        }
    }

    internal static async Task RetireGridAsync(this DirectoryDb db, Guid id, DateTimeOffset now, CancellationToken ct) =>
        (await db.Grids.SingleAsync(g => g.Id == id, ct)).Retire(now);
}
