using Linli.Contracts.Tenant.V1;
using Linli.ServiceDefaults.Security;
using Linli.TenantService.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.TenantService.Communities;

internal static class RetireCommunity
{
    public static void Map(IEndpointRouteBuilder communities) =>
        communities.MapPost("/{id:guid}/retirement", Handle).RequirePermission(Permissions.CommunityManage)
            .WithSummary("Retire a community: it takes no new records, what it has stays counted");

    internal static async Task<Results<NoContent, NotFound>> Handle(
        Guid id, DirectoryDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var community = await db.Communities.SingleOrDefaultAsync(c => c.Id == id, ct);
        if (community is null || !user.Reach.Covers(id))
        {
            return TypedResults.NotFound();
        }

        community.Retire(clock.GetUtcNow());
        db.Publish(new CommunityRetired(community.TenantId, clock.GetUtcNow(), id));
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
