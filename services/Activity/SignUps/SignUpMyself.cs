using Linli.ActivityService.Data;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.ActivityService.SignUps;

/// <summary>A member takes a place, or waits for one.</summary>
internal static class SignUpMyself
{
    internal sealed record Response(Guid Id, SignUpState State);

    internal static void Map(IEndpointRouteBuilder app) => app.MapPost("/activities/{id:guid}/sign-ups/me", Handle)
        .WithSummary("Sign up for an activity of my community")
        .RequirePermission(Permissions.ActivityJoin);

    internal static async Task<Results<Ok<Response>, NotFound>> Handle(Guid id, ActivityDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.LockActivityAsync(id, user.Reach, ct) is not { } activity)
        {
            return TypedResults.NotFound();
        }
        if (await db.Members.SingleOrDefaultAsync(m => m.PersonId == user.Id, ct) is not { } me || !me.BelongedTo(activity.CommunityId, activity.On))
        {
            throw Errors.NotAMember();
        }

        activity.RefuseOnceStarted(clock.GetUtcNow());
        var line = await SignUpLine.OfAsync(activity, db, ct);
        var signUp = line.Enter(me.Id, unitId: null, persons: 1, clock.GetUtcNow());
        db.SignUps.Add(signUp);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(new Response(signUp.Id, signUp.State));
    }
}
