using System.ComponentModel.DataAnnotations;
using Linli.ServiceDefaults.Security;
using Linli.TenantService.Changes;
using Linli.TenantService.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.TenantService.Grids;

internal static class AddGrid
{
    internal sealed record Request([property: Required, MaxLength(Grid.NameLength)] string Name);

    internal sealed record Response(Guid Id);

    public static void Map(IEndpointRouteBuilder grids) =>
        grids.MapPost("/", Handle).RequirePermission(Permissions.CommunityManage)
            .WithSummary("Add a grid to a community");

    internal static async Task<Results<Created<Response>, NotFound>> Handle(
        Guid communityId, Request request, DirectoryDb db, CurrentUser user, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.LockDirectoryAsync(ct);
        var community = await db.Communities.SingleOrDefaultAsync(c => c.Id == communityId, ct);
        if (community is null || !user.Reach.Covers(communityId))
        {
            return TypedResults.NotFound();
        }

        var grid = Grid.Add(community, request.Name.Trim());
        await db.RefuseTakenNameAsync(communityId, grid.Name, ct);
        db.Add(grid);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Created($"/communities/{communityId}/grids/{grid.Id}", new Response(grid.Id));
    }
}
