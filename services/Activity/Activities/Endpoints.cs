using Linli.ServiceDefaults.Settings;

namespace Linli.ActivityService.Activities;

internal static class Endpoints
{
    internal static void MapActivities(this IEndpointRouteBuilder app)
    {
        var activities = app.MapGroup("").RequireFeature(Features.Activities);
        PlanActivity.Map(activities);
        ChangeActivity.Map(activities);
        HoldActivity.Map(activities);
        CloseActivity.Map(activities);
        CancelActivity.Map(activities);
        WriteNews.Map(activities);
        GetActivity.Map(activities);
        ListActivities.Map(activities);
        ExportActivities.Map(activities);
    }
}
