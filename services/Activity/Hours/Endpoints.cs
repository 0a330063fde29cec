namespace Linli.ActivityService.Hours;

internal static class Endpoints
{
    internal static void MapHours(this IEndpointRouteBuilder app)
    {
        GetMyHours.Map(app);
        GetMemberHours.Map(app);
        GetUnitEffort.Map(app);
    }
}
