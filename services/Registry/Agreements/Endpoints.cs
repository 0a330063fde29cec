using Linli.RegistryService.Files;
using Linli.ServiceDefaults.Settings;

namespace Linli.RegistryService.Agreements;

internal static class Endpoints
{
    internal static void MapAgreements(this IEndpointRouteBuilder app)
    {
        var agreements = app.MapGroup("").RequireFeature(Features.Agreements);
        ListAgreements.Map(agreements);
        ExportAgreements.Map(agreements);
        GetAgreement.Map(agreements);
        DraftAgreement.Map(agreements);
        ChangeAgreement.Map(agreements);
        DiscardAgreement.Map(agreements);
        SignAgreement.Map(agreements);
        RenewAgreement.Map(agreements);
        EndAgreement.Map(agreements);
        AddFile.Map(agreements);
        DownloadFile.Map(agreements);
        RemoveFile.Map(agreements);
        GetStorage.Map(app);
    }
}
