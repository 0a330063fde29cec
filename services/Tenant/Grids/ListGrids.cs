using Linli.ServiceDefaults.Security;
using Linli.TenantService.Changes;
using Linli.TenantService.Communities;
using Linli.TenantService.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.TenantService.Grids;

internal static class ListGrids
{
    /// <param name="MergedInto">The grid that it became a part of.</param>
    /// <param name="Announced">What is announced for it.</param>
    internal sealed record Item(Guid Id, string Name, DateTimeOffset? RetiredAt, string? MergedInto, ListCommunities.Announcement? Announced);

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
            .Select(g => new Item(g.Id, g.Name, g.RetiredAt,
                db.Grids.Where(i => i.Id == g.MergedIntoId).Select(i => i.Name).FirstOrDefault(),
                db.Changes.Where(x => x.State == ChangeState.Announced && (x.GridId == g.Id || x.From.Contains(g.Id)))
                    .Select(x => new ListCommunities.Announcement(x.Kind, x.On)).FirstOrDefault()))
            .ToListAsync(ct));
    }
}
