using System.ComponentModel.DataAnnotations;
using Linli.ServiceDefaults.Security;
using Linli.TenantService.Changes;
using Linli.TenantService.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.TenantService.Grids;

internal static class RenameGrid
{
    /// <param name="From">The day the new name begins; today if left out, announced if it is still to come.</param>
    internal sealed record Request([property: Required, MaxLength(Grid.NameLength)] string Name, DateOnly? From = null);

    public static void Map(IEndpointRouteBuilder grids) =>
        grids.MapPut("/{id:guid}/name", Handle).RequirePermission(Permissions.CommunityManage)
            .WithSummary("Rename a grid, from a day on");

    internal static async Task<Results<NoContent, NotFound>> Handle(
        Guid communityId, Guid id, Request request, DirectoryDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.LockDirectoryAsync(ct);
        if (await db.FindGridAsync(communityId, id, user, ct) is not var (community, grid))
        {
            return TypedResults.NotFound();
        }

        var (name, from) = (request.Name.Trim(), Days.FromTodayOn(request.From, clock, "from"));
        if (name == grid.Name)
        {
            throw Errors.NameUnchanged(name);
        }

        await db.RefuseWhenAnnouncedAsync(community, [grid], ct);
        await db.RefuseTakenNameAsync(communityId, name, ct);
        await db.EnterAsync(Change.Rename(grid, name, from, clock.GetUtcNow()), clock, ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}
