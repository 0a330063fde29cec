namespace Linli.Portal.Api;

internal static class ServiceClients
{
    /// <summary>Every client of the portal, one line each.</summary>
    public static void AddServiceClients(this IServiceCollection services)
    {
        services.AddTransient<AsPerson>();
        services.AddServiceClient<AccessApi>("identity");
        services.AddServiceClient<ActivityApi>("activity");
        services.AddServiceClient<AgreementsApi>("registry");
        // A whole archive is checked before it is answered.
        services.AddServiceClient<ArchivesApi>("tenant", TimeSpan.FromMinutes(5));
        services.AddServiceClient<CareApi>("registry");
        services.AddServiceClient<ExportsApi>("tenant");
        services.AddServiceClient<FiguresApi>("reporting");
        services.AddServiceClient<LifecycleApi>("tenant");
        services.AddServiceClient<ListsApi>("registry");
        services.AddServiceClient<ProjectsApi>("registry");
        services.AddServiceClient<MemberNamesApi>("registry");
        services.AddServiceClient<PeopleImportApi>("identity");
        services.AddServiceClient<ReportingApi>("reporting");
        services.AddServiceClient<RegistryApi>("registry");
        services.AddServiceClient<RegistryImportApi>("registry");
        services.AddServiceClient<SettingsApi>("tenant");
        services.AddServiceClient<SignInProvidersApi>("identity");
        services.AddServiceClient<SupportApi>("identity");
        services.AddServiceClient<TenantApi>("tenant");
        services.AddServiceClient<TenantImportApi>("tenant");
        services.AddServiceClient<UnitNamesApi>("registry");
        foreach (var service in AuditApi.Services)
        {
            services.AddHttpClient(AuditApi.ClientOf(service), (provider, http) => Reach(provider, http, service)).AddHttpMessageHandler<AsPerson>();
        }
        services.AddScoped<AuditApi>();
        services.AddScoped<Components.Pages.Audit.AuditNames>();
        services.AddScoped<Components.Pages.Access.Places>();
        services.AddScoped<WorkAreaNames>();
        services.AddScoped<Components.Pages.Registry.MemberNames>();
        services.AddScoped<ImportApis>();
    }

    /// <summary>A typed client of the service at <c>services:NAME:http:0</c>.</summary>
    private static void AddServiceClient<TClient>(this IServiceCollection services, string service, TimeSpan? patience = null)
        where TClient : ServiceClient
    {
        services.AddHttpClient<TClient>((provider, http) => Reach(provider, http, service, patience)).AddHttpMessageHandler<AsPerson>();
    }

    private static void Reach(IServiceProvider provider, HttpClient http, string service, TimeSpan? patience = null)
    {
        http.BaseAddress = provider.GetRequiredService<IConfiguration>().GetValue<Uri>($"services:{service}:http:0")
            ?? throw new InvalidOperationException($"services:{service}:http:0 is not configured.");
        http.Timeout = patience ?? TimeSpan.FromSeconds(20);
    }
}
