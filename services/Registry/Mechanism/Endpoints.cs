using Linli.ServiceDefaults.Settings;

namespace Linli.RegistryService.Mechanism;

internal static class Endpoints
{
    internal static void MapMechanism(this IEndpointRouteBuilder app)
    {
        var mechanism = app.MapGroup("").RequireFeature(Features.Agreements);
        GetMechanism.Map(mechanism);
        AppointLeader.Map(mechanism);
        ChangeLeader.Map(mechanism);
        MakeRule.Map(mechanism);
    }
}
