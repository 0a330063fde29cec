using System.ComponentModel.DataAnnotations;
using Linli.ActivityService.Data;
using Linli.Contracts.Activity.V1;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.ActivityService.Activities;

/// <summary>An activity will not take place; it stays to be read and is not counted.</summary>
internal static class CancelActivity
{
    internal sealed record Request([property: Required, MaxLength(ActivityBody.ReasonLength)] string Reason);

    internal static void Map(IEndpointRouteBuilder app) => app.MapPost("/activities/{id:guid}/cancel", Handle)
        .WithSummary("Cancel an activity in which nobody was recorded")
        .RequirePermission(Permissions.ActivityEdit);

    internal static async Task<Results<NoContent, NotFound>> Handle(Guid id, Request request, ActivityDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.LockActivityAsync(id, user.Reach, ct) is not { } activity)
        {
            return TypedResults.NotFound();
        }

        var hasParticipants = await db.Participations.AnyAsync(p => p.ActivityId == id && !p.TakenBack, ct);
        activity.Cancel(request.Reason.Trim(), hasParticipants);
        db.Publish(new ActivityCancelled(db.TenantId!.Value, clock.GetUtcNow(), id, activity.CommunityId, activity.Kind, activity.WorkArea, activity.On));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}
