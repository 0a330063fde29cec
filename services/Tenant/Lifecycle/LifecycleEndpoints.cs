namespace Linli.TenantService.Lifecycle;

internal static class LifecycleEndpoints
{
    internal static void AddLifecycle(this IServiceCollection services) => services.AddScoped<StateChange>();

    internal static void MapLifecycle(this IEndpointRouteBuilder app)
    {
        var tenants = app.MapGroup("/tenants").WithTags("Lifecycle");
        SuspendTenant.Map(tenants);
        ResumeTenant.Map(tenants);
        CloseTenant.Map(tenants);
        ListTenantChanges.Map(tenants);
    }
}
