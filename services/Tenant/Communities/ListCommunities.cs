using Linli.ServiceDefaults.Http;
using Linli.ServiceDefaults.Security;
using Linli.TenantService.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.TenantService.Communities;

internal static class ListCommunities
{
    /// <param name="Grids">How many grids it has, without retired ones.</param>
    internal sealed record Item(Guid Id, string? Code, string Name, int Grids, DateTimeOffset? RetiredAt);

    internal static readonly Sorts<Community> Sorts = new Sorts<Community>(c => c.Id)
        .By("name", c => c.Name)
        .By("code", c => c.Code ?? "")
        .By("createdAt", c => c.CreatedAt);

    public static void Map(IEndpointRouteBuilder communities) =>
        communities.MapGet("/", Handle).RequirePermission(Permissions.CommunityRead)
            .WithSummary("The communities that the caller may see; search by name or by the start of the code; sort by name, code or createdAt");

    internal static async Task<Ok<Page<Item>>> Handle(
        [AsParameters] PageRequest page, bool? retired, DirectoryDb db, CurrentUser user, CancellationToken ct) =>
        TypedResults.Ok(await Sorts.PageAsync(
            Matching(db, user, page.Search, retired), page,
            c => new Item(c.Id, c.Code, c.Name, db.Grids.Count(g => g.CommunityId == c.Id && g.RetiredAt == null), c.RetiredAt), ct));

    internal static IQueryable<Community> Matching(DirectoryDb db, CurrentUser user, string? search, bool? retired)
    {
        var communities = db.Communities.AsNoTracking().Where(user.MayRead());
        if (search is not null)
        {
            communities = communities.Where(c => c.Name.Contains(search) || c.Code!.StartsWith(search));
        }

        return retired is { } only ? communities.Where(c => (c.RetiredAt != null) == only) : communities;
    }
}
