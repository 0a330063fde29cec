using Linli.ServiceDefaults.Security;
using Linli.TenantService.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.TenantService.Grids;

internal static class RetireGrid
{
    public static void Map(IEndpointRouteBuilder grids) =>
        grids.MapPost("/{id:guid}/retirement", Handle).RequirePermission(Permissions.CommunityManage)
            .WithSummary("Retire a grid");

    internal static async Task<Results<NoContent, NotFound>> Handle(
        Guid communityId, Guid id, DirectoryDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var grid = await db.Grids.SingleOrDefaultAsync(g => g.CommunityId == communityId && g.Id == id, ct);
        if (grid is null || !user.Reach.Covers(communityId))
        {
            return TypedResults.NotFound();
        }

        grid.Retire(clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
