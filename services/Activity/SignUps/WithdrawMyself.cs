using Linli.ActivityService.Data;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.ActivityService.SignUps;

/// <summary>A member gives their place back; whoever waited longest gets it.</summary>
internal static class WithdrawMyself
{
    internal static void Map(IEndpointRouteBuilder app) => app.MapDelete("/activities/{id:guid}/sign-ups/me", Handle)
        .WithSummary("Withdraw my sign-up")
        .RequirePermission(Permissions.ActivityJoin);

    internal static async Task<Results<NoContent, NotFound>> Handle(Guid id, ActivityDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.LockActivityAsync(id, user.Reach, ct) is not { } activity)
        {
            return TypedResults.NotFound();
        }

        var me = await db.Members.SingleOrDefaultAsync(m => m.PersonId == user.Id, ct);
        var line = await SignUpLine.OfAsync(activity, db, ct);
        if (me is null || line.LiveOf(me.Id) is not { } mine)
        {
            return TypedResults.NotFound();
        }

        activity.RefuseOnceStarted(clock.GetUtcNow());
        line.Withdraw(mine, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}
