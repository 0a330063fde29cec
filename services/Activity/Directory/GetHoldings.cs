using Linli.ActivityService.Activities;
using Linli.ActivityService.Data;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.ActivityService.Directory;

internal static class GetHoldings
{
    /// <param name="Planned">Activities planned for the day and later: they are held by the community that goes on.</param>
    /// <param name="Activities">The other activities, which stay with what they were.</param>
    /// <param name="Contributions">Contributions, which stay as well.</param>
    internal sealed record Response(int Planned, int Activities, int Contributions);

    internal static void Map(IEndpointRouteBuilder app) => app.MapGet("/communities/{id:guid}/holdings", Handle)
        .WithSummary("How much of a community would move if it were merged on a day, and how much would stay")
        .RequirePermission(Permissions.CommunityManage);

    internal static async Task<Results<Ok<Response>, NotFound>> Handle(Guid id, DateOnly? on, ActivityDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var day = on ?? clock.Today();
        var held = user.Reach.Covers(id)
            ? await db.Communities.Where(c => c.Id == id).Select(c => new Response(
                db.Activities.Count(a => a.CommunityId == id && a.On >= day && a.State == ActivityState.Planned),
                db.Activities.Count(a => a.CommunityId == id && a.State != ActivityState.Cancelled && !(a.On >= day && a.State == ActivityState.Planned)),
                db.Contributions.Count(x => x.CommunityId == id && x.Voided == null))).SingleOrDefaultAsync(ct)
            : null;
        return held is null ? TypedResults.NotFound() : TypedResults.Ok(held);
    }
}
