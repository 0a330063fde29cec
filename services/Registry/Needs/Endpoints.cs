using Linli.ServiceDefaults.Security;
using Linli.ServiceDefaults.Settings;
using Linli.ServiceDefaults.Spreadsheets;

namespace Linli.RegistryService.Needs;

internal static class Endpoints
{
    internal static void MapNeeds(this IEndpointRouteBuilder app)
    {
        var needs = app.MapGroup("").RequireFeature(Features.Needs);
        ListNeeds.Map(needs);
        ExportNeeds.Map(needs);
        ListNeedsToDo.Map(needs);
        GetNeed.Map(needs);
        SuggestResources.Map(needs);
        SuggestNeeds.Map(needs);
        EnterNeed.Map(needs);
        ChangeNeed.Map(needs);
        ClaimNeed.Map(needs);
        WithdrawNeedClaim.Map(needs);
        EndNeed.Map(needs);
        needs.MapGroup("/needs").MapSheetImport(NeedSheet.Noun, Permissions.NeedEdit);
    }
}
