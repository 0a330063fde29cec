using Linli.ServiceDefaults.Security;
using Linli.TenantService.Communities;
using Linli.TenantService.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.TenantService.Grids;

internal static class ListGrids
{
    internal sealed record Item(Guid Id, string Name, DateTimeOffset? RetiredAt);

    public static void Map(IEndpointRouteBuilder grids) =>
        grids.MapGet("/", Handle).RequirePermission(Permissions.CommunityRead)
            .WithSummary("The grids of a community, retired ones last");

    internal static async Task<Results<Ok<List<Item>>, NotFound>> Handle(Guid communityId, DirectoryDb db, CurrentUser user, CancellationToken ct)
    {
        if (!user.MayRead(communityId) || !await db.Communities.AnyAsync(c => c.Id == communityId, ct))
        {
            return TypedResults.NotFound();
        }

        return TypedResults.Ok(await db.Grids
            .Where(g => g.CommunityId == communityId)
            .OrderBy(g => g.RetiredAt != null).ThenBy(g => g.Id)
            .Select(g => new Item(g.Id, g.Name, g.RetiredAt))
            .ToListAsync(ct));
    }
}
