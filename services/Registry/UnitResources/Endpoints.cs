using Linli.ServiceDefaults.Security;
using Linli.ServiceDefaults.Settings;
using Linli.ServiceDefaults.Spreadsheets;

namespace Linli.RegistryService.UnitResources;

internal static class Endpoints
{
    internal static void MapResources(this IEndpointRouteBuilder app)
    {
        var resources = app.MapGroup("").RequireFeature(Features.Needs);
        ListResources.Map(resources);
        ExportResources.Map(resources);
        GetResource.Map(resources);
        OfferResource.Map(resources);
        ChangeResource.Map(resources);
        resources.MapGroup("/resources").MapSheetImport(ResourceSheet.Noun, Permissions.ResourceEdit);
    }
}
