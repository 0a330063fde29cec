using Linli.RegistryService.Data;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Communities;

internal static class ListCommunities
{
    internal sealed record Item(Guid Id, string Name, bool IsRetired);

    internal static void MapCommunities(this IEndpointRouteBuilder app)
    {
        app.MapGet("/communities", Handle)
            .RequirePermission(Permissions.CommunityRead)
            .WithSummary("The communities in reach by name, all of them: a sub-district has some fifteen.");
        GetHoldings.Map(app);
    }

    internal static async Task<Ok<List<Item>>> Handle(RegistryDb db, CurrentUser user, CancellationToken ct) =>
        TypedResults.Ok(await db.Communities.AsNoTracking().Within(user.Reach, community => community.Id)
            .OrderBy(community => community.RetiredAt != null).ThenBy(community => community.Name)
            .Select(community => new Item(community.Id, community.Name, community.RetiredAt != null)).ToListAsync(ct));
}
