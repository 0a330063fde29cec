using System.ComponentModel.DataAnnotations;
using Linli.ServiceDefaults.Security;
using Linli.TenantService.Changes;
using Linli.TenantService.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.TenantService.Grids;

internal static class MergeGrids
{
    /// <param name="From">The grids of the same community that end in this one.</param>
    /// <param name="On">The first day of the merged grid; today if left out, announced if it is still to come.</param>
    internal sealed record Request([property: Required, MinLength(1), MaxLength(50)] IReadOnlyList<Guid> From, DateOnly? On = null);

    public static void Map(IEndpointRouteBuilder grids) =>
        grids.MapPost("/{id:guid}/mergers", Handle).RequirePermission(Permissions.CommunityManage)
            .WithSummary("Merge other grids of the community into this one, from a day on");

    internal static async Task<Results<NoContent, NotFound>> Handle(
        Guid communityId, Guid id, Request request, DirectoryDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.LockDirectoryAsync(ct);
        var from = request.From.Distinct().ToList();
        if (await db.FindGridAsync(communityId, id, user, ct) is not var (community, into))
        {
            return TypedResults.NotFound();
        }

        var grids = await db.Grids.Where(g => g.CommunityId == communityId && from.Contains(g.Id)).ToListAsync(ct);
        if (grids.Count < from.Count)
        {
            return TypedResults.NotFound();
        }

        if (from.Contains(id))
        {
            throw Errors.MergedIntoItself(into.Name);
        }

        grids.ForEach(g => g.RefuseIfRetired());
        var on = Days.FromTodayOn(request.On, clock);
        await db.RefuseWhenAnnouncedAsync(community, [into, .. grids], ct);
        await db.EnterAsync(Change.Merger(into, from, on, clock.GetUtcNow()), clock, ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}
