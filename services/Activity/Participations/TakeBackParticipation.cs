using System.ComponentModel.DataAnnotations;
using Linli.ActivityService.Activities;
using Linli.ActivityService.Data;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.ActivityService.Participations;

/// <summary>Somebody was recorded by mistake: no longer counted, and kept to be read.</summary>
internal static class TakeBackParticipation
{
    internal sealed record Request([property: Required, MaxLength(ActivityBody.ReasonLength)] string Reason);

    internal static void Map(IEndpointRouteBuilder app) => app.MapPost("/activities/{id:guid}/participations/{participationId:guid}/take-back", Handle)
        .WithSummary("Take a participation back, with a reason")
        .RequirePermission(Permissions.ActivityEdit);

    internal static async Task<Results<NoContent, NotFound>> Handle(
        Guid id, Guid participationId, Request request, ActivityDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.LockActivityAsync(id, user.Reach, ct) is not { } activity
            || await db.Participations.SingleOrDefaultAsync(p => p.Id == participationId && p.ActivityId == id, ct) is not { } participation)
        {
            return TypedResults.NotFound();
        }

        var (persons, minutes) = (participation.Persons, participation.Minutes);
        db.ParticipationRevisions.Add(participation.TakeBack(activity, Reason.Of(request.Reason, user, clock)));
        participation.Recorded(activity, db, clock.GetUtcNow(), persons, minutes);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}
