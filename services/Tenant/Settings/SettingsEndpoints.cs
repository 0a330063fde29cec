namespace Linli.TenantService.Settings;

internal static class SettingsEndpoints
{
    internal static void AddSettings(this IServiceCollection services) => services.AddScoped<SettingsDesk>();

    internal static void MapSettings(this IEndpointRouteBuilder app)
    {
        var settings = app.MapGroup("/settings").WithTags("Settings");
        GetSettings.Map(settings);
        GetFacts.Map(settings);
        ChangeSettings.Map(settings);
        TakeCityDefault.Map(settings);
        KeepLogo.Map(settings);
        TenantQuota.Map(app);
    }
}
