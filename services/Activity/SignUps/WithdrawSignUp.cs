using Linli.ActivityService.Data;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Linli.ActivityService.SignUps;

/// <summary>The community withdraws a sign-up; whoever waited longest gets the place.</summary>
internal static class WithdrawSignUp
{
    internal static void Map(IEndpointRouteBuilder app) => app.MapDelete("/activities/{id:guid}/sign-ups/{signUpId:guid}", Handle)
        .WithSummary("Withdraw a sign-up")
        .RequirePermission(Permissions.ActivityEdit);

    internal static async Task<Results<NoContent, NotFound>> Handle(Guid id, Guid signUpId, ActivityDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.LockActivityAsync(id, user.Reach, ct) is not { } activity)
        {
            return TypedResults.NotFound();
        }

        var line = await SignUpLine.OfAsync(activity, db, ct);
        if (line.Find(signUpId) is not { } signUp)
        {
            return TypedResults.NotFound();
        }

        line.Withdraw(signUp, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}
