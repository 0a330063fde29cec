using Linli.RegistryService.Files;

namespace Linli.RegistryService.Agreements;

internal static class Endpoints
{
    internal static void MapAgreements(this IEndpointRouteBuilder app)
    {
        ListAgreements.Map(app);
        ExportAgreements.Map(app);
        GetAgreement.Map(app);
        DraftAgreement.Map(app);
        ChangeAgreement.Map(app);
        DiscardAgreement.Map(app);
        SignAgreement.Map(app);
        RenewAgreement.Map(app);
        EndAgreement.Map(app);
        AddFile.Map(app);
        DownloadFile.Map(app);
        RemoveFile.Map(app);
        GetStorage.Map(app);
    }
}
