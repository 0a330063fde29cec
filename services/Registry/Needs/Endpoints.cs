using Linli.ServiceDefaults.Security;
using Linli.ServiceDefaults.Spreadsheets;

namespace Linli.RegistryService.Needs;

internal static class Endpoints
{
    internal static void MapNeeds(this IEndpointRouteBuilder app)
    {
        ListNeeds.Map(app);
        ExportNeeds.Map(app);
        ListNeedsToDo.Map(app);
        GetNeed.Map(app);
        SuggestResources.Map(app);
        SuggestNeeds.Map(app);
        EnterNeed.Map(app);
        ChangeNeed.Map(app);
        ClaimNeed.Map(app);
        WithdrawNeedClaim.Map(app);
        EndNeed.Map(app);
        app.MapGroup("/needs").MapSheetImport(NeedSheet.Noun, Permissions.NeedEdit);
    }
}
