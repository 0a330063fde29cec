using System.ComponentModel.DataAnnotations;
using Linli.ActivityService.Activities;
using Linli.ActivityService.Data;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.ActivityService.Participations;

/// <summary>Persons or hours were wrong; what was there before is kept with the reason.</summary>
internal static class CorrectParticipation
{
    internal sealed record Request(
        [property: Range(1, ActivityBody.MostPersons)] int Persons,
        [property: Range(0, 366 * 24 * 60)] int MinutesEach,
        [property: Required, MaxLength(ActivityBody.ReasonLength)] string Reason);

    internal static void Map(IEndpointRouteBuilder app) => app.MapPut("/activities/{id:guid}/participations/{participationId:guid}", Handle)
        .WithSummary("Correct persons and hours of a participation, with a reason")
        .RequirePermission(Permissions.ActivityEdit);

    internal static async Task<Results<NoContent, NotFound>> Handle(
        Guid id, Guid participationId, Request request, ActivityDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.LockActivityAsync(id, user.Reach, ct) is not { } activity)
        {
            return TypedResults.NotFound();
        }

        var attendance = await Attendance.OfAsync(activity, db, ct);
        if (attendance.Find(participationId) is not { } participation)
        {
            return TypedResults.NotFound();
        }

        var (persons, minutes) = (participation.Persons, participation.Minutes);
        db.ParticipationRevisions.Add(participation.Correct(activity, request.Persons, request.MinutesEach, Reason.Of(request.Reason, user, clock)));
        attendance.RefuseMoreThanSignedUp();
        participation.Recorded(activity, db, clock.GetUtcNow(), persons, minutes);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}
