using Linli.ServiceDefaults.Security;
using Linli.ServiceDefaults.Spreadsheets;

namespace Linli.RegistryService.Beneficiaries;

internal static class Endpoints
{
    internal static void MapBeneficiaries(this IEndpointRouteBuilder app)
    {
        ListBeneficiaries.Map(app);
        ExportBeneficiaries.Map(app);
        ListErasedCounts.Map(app);
        GetBeneficiary.Map(app);
        ShowBeneficiary.Map(app);
        RegisterBeneficiary.Map(app);
        ChangeBeneficiary.Map(app);
        EraseBeneficiary.Map(app);
        app.MapGroup("/beneficiaries").MapSheetImport(BeneficiarySheet.Noun, Permissions.BeneficiaryEdit);
    }
}
