using Linli.ServiceDefaults.Security;
using Linli.TenantService.Changes;
using Linli.TenantService.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.TenantService.Communities;

internal static class RetireCommunity
{
    /// <param name="On">The first day without it; today if left out, announced if it is still to come.</param>
    internal sealed record Request(DateOnly? On);

    public static void Map(IEndpointRouteBuilder communities) =>
        communities.MapPost("/{id:guid}/retirement", Handle).RequirePermission(Permissions.CommunityManage)
            .WithSummary("Retire a community from a day on: it takes no new records, what it has stays counted");

    internal static async Task<Results<NoContent, NotFound>> Handle(
        Guid id, Request? request, DirectoryDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.LockDirectoryAsync(ct);
        if (!user.Reach.Covers(id) || await db.Communities.SingleOrDefaultAsync(c => c.Id == id, ct) is not { } community)
        {
            return TypedResults.NotFound();
        }

        community.RefuseUnlessOpen();
        var on = Days.FromTodayOn(request?.On, clock);
        await db.RefuseWhenAnnouncedAsync([community], ct);
        await db.EnterAsync(Change.Retirement(community, on, clock.GetUtcNow()), clock, ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}
