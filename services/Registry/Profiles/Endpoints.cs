namespace Linli.RegistryService.Profiles;

internal static class Endpoints
{
    internal static void MapProfiles(this IEndpointRouteBuilder app)
    {
        ListProfiles.Map(app);
        GetProfile.Map(app);
        RecordProfile.Map(app);
    }
}
