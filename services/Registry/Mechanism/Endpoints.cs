namespace Linli.RegistryService.Mechanism;

internal static class Endpoints
{
    internal static void MapMechanism(this IEndpointRouteBuilder app)
    {
        GetMechanism.Map(app);
        AppointLeader.Map(app);
        ChangeLeader.Map(app);
        MakeRule.Map(app);
    }
}
