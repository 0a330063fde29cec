namespace Linli.ActivityService.Participations;

internal static class Endpoints
{
    internal static void MapParticipations(this IEndpointRouteBuilder app)
    {
        RecordParticipations.Map(app);
        CorrectParticipation.Map(app);
        TakeBackParticipation.Map(app);
        ListParticipations.Map(app);
    }
}
