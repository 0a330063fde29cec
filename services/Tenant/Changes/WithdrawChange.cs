using Linli.ServiceDefaults.Security;
using Linli.TenantService.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.TenantService.Changes;

internal static class WithdrawChange
{
    public static void Map(IEndpointRouteBuilder changes) =>
        changes.MapDelete("/{id:guid}", Handle).RequirePermission(Permissions.CommunityManage)
            .WithSummary("Withdraw a change that is announced and not effective yet");

    internal static async Task<Results<NoContent, NotFound>> Handle(Guid id, DirectoryDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.LockDirectoryAsync(ct);
        if (await db.Changes.SingleOrDefaultAsync(c => c.Id == id, ct) is not { } change || !user.Reach.Covers(change.CommunityId))
        {
            return TypedResults.NotFound();
        }

        change.Withdraw(clock.GetUtcNow());
        db.Remove(await db.AnnouncedDays.SingleAsync(d => d.Id == id, ct));
        if (change.NewCommunityId is { } created)
        {
            // Nobody but this service has heard of it, so its name and code are free again.
            var community = await db.Communities.Include(c => c.Names).SingleAsync(c => c.Id == created, ct);
            db.RemoveRange(community.Names);
            db.Remove(community);
        }

        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}
