using System.ComponentModel.DataAnnotations;
using Linli.ActivityService.Data;
using Linli.ActivityService.Directory;
using Linli.ActivityService.Participations;
using Linli.ActivityService.SignUps;
using Linli.Contracts.Activity.V1;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.ActivityService.Activities;

/// <summary>What was said about an activity is put right; figures that counted it elsewhere move with it.</summary>
internal static class ChangeActivity
{
    internal sealed record Request : ActivityBody
    {
        /// <summary>The version that the person saw.</summary>
        [Required]
        public uint? Version { get; init; }
    }

    internal static void Map(IEndpointRouteBuilder app) => app.MapPut("/activities/{id:guid}", Handle)
        .WithSummary("Change an activity that is neither closed nor cancelled")
        .RequirePermission(Permissions.ActivityEdit);

    internal static async Task<Results<NoContent, NotFound>> Handle(Guid id, Request request, ActivityDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.LockActivityAsync(id, user.Reach, ct) is not { } activity)
        {
            return TypedResults.NotFound();
        }

        await db.Organisers.AsTracking().Where(o => o.ActivityId == id).LoadAsync(ct);
        await db.FindUnitsAsync(activity.CommunityId, activity.On, [.. request.UnitIds.Except(activity.Organisers.Select(o => o.UnitId))], "unitIds", ct);
        var line = await SignUpLine.OfAsync(activity, db, ct);
        var present = await db.Participations.Where(p => p.ActivityId == id && !p.TakenBack).ToListAsync(ct);
        var (kind, workArea, on) = (activity.Kind, activity.WorkArea, activity.On);

        db.Expect(activity, request.Version!.Value);
        activity.Change(request.ToDetails(), line.Taken, present.Select(p => p.MinutesEach).DefaultIfEmpty().Max(), clock.GetUtcNow());
        line.GivePlaces();
        if ((kind, workArea, on) != (activity.Kind, activity.WorkArea, activity.On))
        {
            db.Publish(new ActivityChanged(db.TenantId!.Value, clock.GetUtcNow(), id, activity.CommunityId, activity.Kind, activity.WorkArea, activity.On, kind, workArea, on));
        }
        if ((workArea, on) != (activity.WorkArea, activity.On))
        {
            present.ForEach(p => p.Recorded(activity, db, clock.GetUtcNow(), p.Persons, p.Minutes));
        }
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}
