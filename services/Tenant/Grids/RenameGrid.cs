using System.ComponentModel.DataAnnotations;
using Linli.ServiceDefaults.Security;
using Linli.TenantService.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.TenantService.Grids;

internal static class RenameGrid
{
    internal sealed record Request([property: Required, MaxLength(Grid.NameLength)] string Name);

    public static void Map(IEndpointRouteBuilder grids) =>
        grids.MapPut("/{id:guid}/name", Handle).RequirePermission(Permissions.CommunityManage)
            .WithSummary("Rename a grid");

    internal static async Task<Results<NoContent, NotFound>> Handle(
        Guid communityId, Guid id, Request request, DirectoryDb db, CurrentUser user, CancellationToken ct)
    {
        var grid = await db.Grids.SingleOrDefaultAsync(g => g.CommunityId == communityId && g.Id == id, ct);
        if (grid is null || !user.Reach.Covers(communityId))
        {
            return TypedResults.NotFound();
        }

        grid.Rename(request.Name.Trim());
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
