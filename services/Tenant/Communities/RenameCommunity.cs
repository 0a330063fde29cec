using System.ComponentModel.DataAnnotations;
using Linli.ServiceDefaults.Security;
using Linli.TenantService.Changes;
using Linli.TenantService.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.TenantService.Communities;

internal static class RenameCommunity
{
    /// <param name="From">The day the new name begins; today if left out, announced if it is still to come.</param>
    internal sealed record Request(
        [property: Required, MaxLength(Community.NameLength)] string Name,
        DateOnly? From);

    public static void Map(IEndpointRouteBuilder communities) =>
        communities.MapPut("/{id:guid}/name", Handle).RequirePermission(Permissions.CommunityManage)
            .WithSummary("Give a community a new name, from a day on; the former one is kept with its dates");

    internal static async Task<Results<NoContent, NotFound>> Handle(
        Guid id, Request request, DirectoryDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.LockDirectoryAsync(ct);
        if (!user.Reach.Covers(id) || await db.Communities.Include(c => c.Names).SingleOrDefaultAsync(c => c.Id == id, ct) is not { } community)
        {
            return TypedResults.NotFound();
        }

        var (name, from) = (request.Name.Trim(), Days.NotTooFar(request.From, clock, "from"));
        community.RefuseRename(name, from);
        await db.RefuseWhenAnnouncedAsync([community], ct);
        await db.RefuseTakenNameAsync(name, ct);
        await db.EnterAsync(Change.Rename(community, name, from, clock.GetUtcNow()), clock, ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}
