using Linli.ActivityService.Data;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Linli.ActivityService.Activities;

/// <summary>The activity took place, or is taking place: people can be recorded.</summary>
internal static class HoldActivity
{
    internal static void Map(IEndpointRouteBuilder app) => app.MapPost("/activities/{id:guid}/hold", Handle)
        .WithSummary("Mark an activity as held, once it has begun")
        .RequirePermission(Permissions.ActivityEdit);

    internal static async Task<Results<NoContent, NotFound>> Handle(Guid id, ActivityDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.LockActivityAsync(id, user.Reach, ct) is not { } activity)
        {
            return TypedResults.NotFound();
        }

        activity.Hold(clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}
