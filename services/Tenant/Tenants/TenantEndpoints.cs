using Linli.ServiceDefaults.Security;
using Linli.ServiceDefaults.Spreadsheets;

namespace Linli.TenantService.Tenants;

internal static class TenantEndpoints
{
    internal static void MapTenants(this IEndpointRouteBuilder app)
    {
        var tenants = app.MapGroup("/tenants").WithTags("Tenants");
        ListTenants.Map(tenants);
        ExportTenants.Map(tenants);
        GetTenant.Map(tenants);
        ProvisionTenant.Map(tenants);
        tenants.MapSheetImport(TenantSheet.Noun, Permissions.TenantProvision);
        GetOwnTenant.Map(app);
    }
}
