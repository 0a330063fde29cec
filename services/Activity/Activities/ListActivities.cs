using Linli.ActivityService.Data;
using Linli.ServiceDefaults.Http;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Linli.ActivityService.Activities;

/// <summary>Activities of the communities in reach; newest first unless told (sort: on, -on, title).</summary>
internal static class ListActivities
{
    internal static void Map(IEndpointRouteBuilder app) => app.MapGet("/activities", Handle)
        .WithSummary("List activities: search, filter, sort, page")
        .RequirePermission(Permissions.ActivityRead);

    internal static readonly Sorts<Activity> Sorts = new Sorts<Activity>(a => a.Id).By("-on", a => a.StartsAt).By("title", a => a.Title);

    internal static async Task<Ok<Page<ActivityItem>>> Handle(
        [AsParameters] PageRequest page, [AsParameters] ActivityFilter filter, ActivityDb db, CurrentUser user, CancellationToken ct) =>
        TypedResults.Ok(await Sorts.PageAsync(filter.Apply(db.VisibleActivities(user.Reach), page.Search), page, ActivityItem.From(db), ct));
}
