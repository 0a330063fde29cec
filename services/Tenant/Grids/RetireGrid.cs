using Linli.ServiceDefaults.Security;
using Linli.TenantService.Changes;
using Linli.TenantService.Data;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Linli.TenantService.Grids;

internal static class RetireGrid
{
    /// <param name="On">The first day without it; today if left out, announced if it is still to come.</param>
    internal sealed record Request(DateOnly? On);

    public static void Map(IEndpointRouteBuilder grids) =>
        grids.MapPost("/{id:guid}/retirement", Handle).RequirePermission(Permissions.CommunityManage)
            .WithSummary("Retire a grid, from a day on");

    internal static async Task<Results<NoContent, NotFound>> Handle(
        Guid communityId, Guid id, Request? request, DirectoryDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.LockDirectoryAsync(ct);
        if (await db.FindGridAsync(communityId, id, user, ct) is not var (community, grid))
        {
            return TypedResults.NotFound();
        }

        var on = Days.FromTodayOn(request?.On, clock);
        await db.RefuseWhenAnnouncedAsync(community, [grid], ct);
        await db.EnterAsync(Change.Retirement(grid, on, clock.GetUtcNow()), clock, ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}
