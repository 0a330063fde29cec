namespace Linli.ActivityService.Activities;

internal static class Endpoints
{
    internal static void MapActivities(this IEndpointRouteBuilder app)
    {
        PlanActivity.Map(app);
        ChangeActivity.Map(app);
        HoldActivity.Map(app);
        CloseActivity.Map(app);
        CancelActivity.Map(app);
        WriteNews.Map(app);
        GetActivity.Map(app);
        ListActivities.Map(app);
        ExportActivities.Map(app);
    }
}
