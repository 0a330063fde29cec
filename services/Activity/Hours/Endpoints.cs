using Linli.ServiceDefaults.Settings;

namespace Linli.ActivityService.Hours;

internal static class Endpoints
{
    internal static void MapHours(this IEndpointRouteBuilder app)
    {
        var activities = app.MapGroup("").RequireFeature(Features.Activities);
        GetMyHours.Map(activities);
        GetMemberHours.Map(activities);
        GetUnitEffort.Map(activities);
    }
}
