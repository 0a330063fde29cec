using Linli.ActivityService.Activities;
using Linli.ActivityService.Data;
using Linli.ActivityService.Directory;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.ActivityService.Participations;

/// <summary>Who took part, with every correction; for whoever runs the activity.</summary>
internal static class ListParticipations
{
    /// <summary>What was recorded before, and why it was changed.</summary>
    internal sealed record Former(int Persons, int MinutesEach, string Reason, string By, DateTimeOffset At);

    internal sealed record Item(
        Guid Id, Guid? MemberId, Guid? UnitId, string? UnitName, string GroupName, int Persons, int MinutesEach, bool TakenBack, DateTimeOffset At, IReadOnlyList<Former> Formers);

    internal static void Map(IEndpointRouteBuilder app) => app.MapGet("/activities/{id:guid}/participations", Handle)
        .WithSummary("List who took part in an activity")
        .RequirePermission(Permissions.ActivityEdit);

    internal static async Task<Results<Ok<List<Item>>, NotFound>> Handle(Guid id, ActivityDb db, CurrentUser user, CancellationToken ct)
    {
        if (!await db.VisibleActivities(user.Reach).AnyAsync(a => a.Id == id, ct))
        {
            return TypedResults.NotFound();
        }

        var names = db.NamesFor(user);
        return TypedResults.Ok(await db.Participations.Where(p => p.ActivityId == id)
            .OrderBy(p => p.TakenBack).ThenBy(p => p.MemberId != null).ThenBy(p => p.Id)
            .Select(p => new Item(
                p.Id, p.MemberId, p.UnitId, names.Where(u => u.Id == p.UnitId).Select(u => u.Name).FirstOrDefault(), p.GroupName, p.Persons, p.MinutesEach, p.TakenBack, p.At,
                db.ParticipationRevisions.Where(r => r.ParticipationId == p.Id).OrderByDescending(r => r.Id)
                    .Select(r => new Former(r.Persons, r.MinutesEach, r.Reason.Text, r.Reason.ByName, r.Reason.At)).ToList()))
            .ToListAsync(ct));
    }
}
