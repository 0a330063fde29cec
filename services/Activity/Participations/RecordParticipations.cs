using System.ComponentModel.DataAnnotations;
using Linli.ActivityService.Activities;
using Linli.ActivityService.Data;
using Linli.ActivityService.Directory;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.ActivityService.Participations;

/// <summary>Check-in by list: members one by one, people of units and residents by number. All of the list or none of it.</summary>
internal static class RecordParticipations
{
    internal sealed record Request([property: Required, MinLength(1), MaxLength(500)] IReadOnlyList<Entry> Entries);

    /// <summary>One line: a member, or people of a unit, or residents in words (groupName).</summary>
    /// <param name="MinutesEach">How long each of them took part; 0 where nobody noted it.</param>
    internal sealed record Entry(
        Guid? MemberId, Guid? UnitId,
        [property: MaxLength(ActivityBody.NameLength)] string? GroupName,
        [property: Range(1, ActivityBody.MostPersons)] int? Persons,
        [property: Range(0, 366 * 24 * 60)] int MinutesEach) : IValidatableObject
    {
        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
        {
            if (MemberId is null && UnitId is null && GroupName.OrNull() is null)
            {
                yield return new ValidationResult("participation.who", [nameof(GroupName)]);
            }
            if (MemberId is not null && (UnitId is not null || GroupName.OrNull() is not null))
            {
                yield return new ValidationResult("participation.one_kind", [nameof(MemberId)]);
            }
            if (MemberId is null && Persons is null)
            {
                yield return new ValidationResult("field.required", [nameof(Persons)]);
            }
        }
    }

    internal sealed record Response(IReadOnlyList<Guid> Ids);

    internal static void Map(IEndpointRouteBuilder app) => app.MapPost("/activities/{id:guid}/participations", Handle)
        .WithSummary("Record who took part in a held activity, and for how long")
        .RequirePermission(Permissions.ActivityEdit);

    internal static async Task<Results<Created<Response>, NotFound>> Handle(Guid id, Request request, ActivityDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.LockActivityAsync(id, user.Reach, ct) is not { } activity)
        {
            return TypedResults.NotFound();
        }

        var members = await db.FindMembersAsync(activity.CommunityId, activity.On, [.. request.Entries.Select(e => e.MemberId).OfType<Guid>()], "memberId", ct);
        await db.FindUnitsAsync(activity.CommunityId, activity.On, [.. request.Entries.Select(e => e.UnitId).OfType<Guid>()], "unitId", ct);
        var attendance = await Attendance.OfAsync(activity, db, ct);
        var now = clock.GetUtcNow();
        var recorded = request.Entries.Select(e => attendance.Record(
            new Attendee(e.MemberId, e.MemberId is { } m ? members[m].UnitId : e.UnitId, e.GroupName.OrNull() ?? ""), e.Persons ?? 1, e.MinutesEach, now)).ToList();
        attendance.RefuseMoreThanSignedUp();

        db.Participations.AddRange(recorded);
        recorded.ForEach(p => p.Recorded(activity, db, now));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Created($"/activities/{id}/participations", new Response([.. recorded.Select(p => p.Id)]));
    }
}
