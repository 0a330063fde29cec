using Linli.Contracts.Tenant.V1;
using Linli.ServiceDefaults.Security;
using Linli.TenantService.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.TenantService.Changes;

internal static class UndoChange
{
    public static void Map(IEndpointRouteBuilder changes) =>
        changes.MapPost("/{id:guid}/undo", Handle).RequirePermission(Permissions.CommunityManage)
            .WithSummary("Take a new name back as if it had never been given; only the last change of a community or grid");

    internal static async Task<Results<NoContent, NotFound>> Handle(Guid id, DirectoryDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.LockDirectoryAsync(ct);
        if (await db.Changes.SingleOrDefaultAsync(c => c.Id == id, ct) is not { } change || !user.Reach.Covers(change.CommunityId))
        {
            return TypedResults.NotFound();
        }

        var now = clock.GetUtcNow();
        change.Undo(now);
        await (change.GridId is { } grid ? db.TakeBackAsync(grid, change, now, ct) : db.TakeBackAsync(change, now, ct));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }

    /// <summary>A name can be taken back while nothing has come after it.</summary>
    internal static bool IsLast(Change change, IEnumerable<Change> all) =>
        change is { Kind: ChangeKind.Rename, State: ChangeState.Effective }
        && !all.Any(c => c.Id != change.Id && c.State is ChangeState.Announced or ChangeState.Effective
            && (change.GridId is { } grid ? c.GridId == grid || c.From.Contains(grid) : c.GridId is null)
            && (c.State == ChangeState.Announced || c.EffectiveAt > change.EffectiveAt));

    private static async Task TakeBackAsync(this DirectoryDb db, Change change, DateTimeOffset now, CancellationToken ct)
    {
        var community = await db.Communities.Include(c => c.Names).SingleAsync(c => c.Id == change.CommunityId, ct);
        await RefuseUnlessLastAsync(change, community.Name, db, ct);
        await db.RefuseTakenNameAsync(change.FormerName!, ct);
        db.Remove(community.TakeBack(change.Name!, change.On, change.FormerName!));
        db.Publish(new CommunityRenamed(community.TenantId, now, community.Id, community.Name));
    }

    private static async Task TakeBackAsync(this DirectoryDb db, Guid gridId, Change change, DateTimeOffset now, CancellationToken ct)
    {
        var grid = await db.Grids.SingleAsync(g => g.Id == gridId, ct);
        await RefuseUnlessLastAsync(change, grid.Name, db, ct);
        if (grid.Name != change.Name)
        {
            throw Errors.ChangedSince(grid.Name);
        }

        grid.RefuseIfRetired();
        await db.RefuseTakenNameAsync(grid.CommunityId, change.FormerName!, ct);
        grid.Rename(change.FormerName!);
        db.Publish(new GridRenamed(grid.TenantId, now, grid.CommunityId, grid.Id, grid.Name, change.Name!));
    }

    private static async Task RefuseUnlessLastAsync(Change change, string name, DirectoryDb db, CancellationToken ct)
    {
        var related = await db.Changes.AsNoTracking()
            .Where(c => c.CommunityId == change.CommunityId || c.From.Contains(change.CommunityId)).ToListAsync(ct);
        // The change itself is marked as undone already; what it was is what counts here.
        if (related.Any(c => c.Id == change.Id && !IsLast(c, related)))
        {
            throw Errors.ChangedSince(name);
        }
    }
}
