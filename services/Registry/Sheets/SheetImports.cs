using Linli.RegistryService.Beneficiaries;
using Linli.RegistryService.Data;
using Linli.RegistryService.Members;
using Linli.RegistryService.Needs;
using Linli.RegistryService.UnitResources;
using Linli.RegistryService.Units;
using Linli.RegistryService.Volunteers;
using Linli.ServiceDefaults.Spreadsheets;

namespace Linli.RegistryService.Sheets;

/// <summary>The kinds of rows that come from spreadsheets, one line each.</summary>
internal static class SheetImports
{
    internal static void AddSheetImports(this WebApplicationBuilder builder) => builder.Services.AddSheetImports<RegistryDb>()
        .AddSheetImport<UnitSheet>(UnitSheet.Noun)
        .AddSheetImport<MemberSheet>(MemberSheet.Noun)
        .AddSheetImport<BeneficiarySheet>(BeneficiarySheet.Noun)
        .AddSheetImport<VolunteerSheet>(VolunteerSheet.Noun)
        .AddSheetImport<NeedSheet>(NeedSheet.Noun)
        .AddSheetImport<ResourceSheet>(ResourceSheet.Noun);
}
