using System.ComponentModel.DataAnnotations;
using Linli.ActivityService.Data;
using Linli.ActivityService.Directory;
using Linli.Contracts.Activity.V1;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.ActivityService.Activities;

/// <summary>A community enters an activity, before or after it takes place.</summary>
internal static class PlanActivity
{
    internal sealed record Request : ActivityBody
    {
        [Required]
        public Guid? CommunityId { get; init; }
    }

    internal sealed record Response(Guid Id);

    internal static void Map(IEndpointRouteBuilder app) => app.MapPost("/activities", Handle)
        .WithSummary("Enter an activity of a community")
        .RequirePermission(Permissions.ActivityEdit);

    internal static async Task<Results<Created<Response>, NotFound>> Handle(Request request, ActivityDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        if (!user.Reach.Covers(request.CommunityId!.Value)
            || await db.Communities.SingleOrDefaultAsync(c => c.Id == request.CommunityId, ct) is not { } community)
        {
            return TypedResults.NotFound();
        }

        var activity = Activity.Plan(community, request.ToDetails());
        await db.FindUnitsAsync(community.Id, activity.On, request.UnitIds, "unitIds", ct);
        db.Activities.Add(activity);
        db.Publish(new ActivityRecorded(db.TenantId!.Value, clock.GetUtcNow(), activity.Id, community.Id, activity.Kind, activity.WorkArea, activity.On));
        await db.SaveChangesAsync(ct);
        return TypedResults.Created($"/activities/{activity.Id}", new Response(activity.Id));
    }
}
