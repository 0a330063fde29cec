using Linli.ServiceDefaults.Security;
using Linli.ServiceDefaults.Spreadsheets;

namespace Linli.RegistryService.Units;

internal static class Endpoints
{
    internal static void MapUnits(this IEndpointRouteBuilder app)
    {
        ListUnits.Map(app);
        ExportUnits.Map(app);
        UnitNames.Map(app);
        GetUnit.Map(app);
        ShowLiaison.Map(app);
        RegisterUnit.Map(app);
        ChangeUnit.Map(app);
        RetireUnit.Map(app);
        FindSimilar.Map(app);
        ListDuplicates.Map(app);
        TellUnitsApart.Map(app);
        ListDistinct.Map(app);
        MergeUnits.Map(app);
        UndoMerger.Map(app);
        ListMergers.Map(app);
        ListUnitMembers.Map(app);
        app.MapGroup("/units").MapSheetImport(UnitSheet.Noun, Permissions.UnitEdit);
    }
}
