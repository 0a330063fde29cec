using Linli.ServiceDefaults.Settings;

namespace Linli.ActivityService.Participations;

internal static class Endpoints
{
    internal static void MapParticipations(this IEndpointRouteBuilder app)
    {
        var activities = app.MapGroup("").RequireFeature(Features.Activities);
        RecordParticipations.Map(activities);
        CorrectParticipation.Map(activities);
        TakeBackParticipation.Map(activities);
        ListParticipations.Map(activities);
    }
}
