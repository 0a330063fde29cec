using System.ComponentModel.DataAnnotations;
using Linli.Contracts.Tenant.V1;
using Linli.ServiceDefaults;
using Linli.ServiceDefaults.Security;
using Linli.TenantService.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.TenantService.Communities;

internal static class RenameCommunity
{
    /// <param name="From">The day the new name begins; today if left out.</param>
    internal sealed record Request(
        [property: Required, MaxLength(Community.NameLength)] string Name,
        DateOnly? From);

    public static void Map(IEndpointRouteBuilder communities) =>
        communities.MapPut("/{id:guid}/name", Handle).RequirePermission(Permissions.CommunityManage)
            .WithSummary("Give a community a new name; the former one is kept with its dates");

    internal static async Task<Results<NoContent, NotFound>> Handle(
        Guid id, Request request, DirectoryDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var community = await db.Communities.Include(c => c.Names).SingleOrDefaultAsync(c => c.Id == id, ct);
        if (community is null || !user.Reach.Covers(id))
        {
            return TypedResults.NotFound();
        }

        var today = clock.Today();
        community.Rename(request.Name.Trim(), request.From ?? today, today);
        db.Publish(new CommunityRenamed(community.TenantId, clock.GetUtcNow(), id, community.Name));
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
