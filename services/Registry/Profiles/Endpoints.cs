using Linli.ServiceDefaults.Settings;

namespace Linli.RegistryService.Profiles;

internal static class Endpoints
{
    internal static void MapProfiles(this IEndpointRouteBuilder app)
    {
        var profiles = app.MapGroup("").RequireFeature(Features.Profiles);
        ListProfiles.Map(profiles);
        GetProfile.Map(profiles);
        RecordProfile.Map(profiles);
        KeepAsStated.Map(profiles);
    }
}
