using Linli.ServiceDefaults.Security;
using Linli.ServiceDefaults.Spreadsheets;

namespace Linli.RegistryService.UnitResources;

internal static class Endpoints
{
    internal static void MapResources(this IEndpointRouteBuilder app)
    {
        ListResources.Map(app);
        ExportResources.Map(app);
        GetResource.Map(app);
        OfferResource.Map(app);
        ChangeResource.Map(app);
        app.MapGroup("/resources").MapSheetImport(ResourceSheet.Noun, Permissions.ResourceEdit);
    }
}
