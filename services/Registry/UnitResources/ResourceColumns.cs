using Linli.RegistryService.Needs;
using Linli.RegistryService.Sheets;
using Linli.ServiceDefaults.Spreadsheets;

namespace Linli.RegistryService.UnitResources;

/// <summary>The columns of a sheet of resources, headed as in the exported list, and what a row of it states.</summary>
internal static class ResourceColumns
{
    public static SheetPlan Plan(SheetUnits units, SheetColumn workArea) => new(ResourceSheet.Noun, SheetTexts.Words,
    [
        new("name") { Required = true, MaxLength = NeedRules.TitleLength },
        units.ToColumn() with { Required = true },
        new("kind", CellKind.Choice) { Required = true, Choices = SheetTexts.Choices("list_kind", ListKinds.All) },
        workArea,
        new("quantity", CellKind.Number) { Check = NeedColumns.Quantity },
        new("measure") { MaxLength = NeedRules.MeasureLength },
        new("from", CellKind.Date) { Required = true },
        new("to", CellKind.Date),
        new("conditions") { MaxLength = ResourceRules.ConditionsLength },
    ]);

    /// <summary>What the row says, and, where it says nothing, what is there.</summary>
    public static ResourceFacts ToFacts(this SheetRow row, Resource? there) => new(
        row["name"]!, row["kind"]!, row[SheetWorkAreas.Column] ?? there?.WorkArea, (int?)row.NumberOf("quantity") ?? there?.Quantity, row["measure"] ?? there?.Measure,
        row.DateOf("from")!.Value, row.DateOf("to") ?? there?.AvailableTo, row["conditions"] ?? there?.Conditions);

    /// <summary>What is there, as the cells of a row would say it.</summary>
    public static Dictionary<string, string?> ToCells(this Resource resource) => new()
    {
        ["name"] = resource.Title,
        ["kind"] = resource.Kind,
        [SheetWorkAreas.Column] = resource.WorkArea,
        ["quantity"] = SheetCells.Of(resource.Quantity),
        ["measure"] = resource.Measure,
        ["from"] = SheetCells.Of(resource.AvailableFrom),
        ["to"] = SheetCells.Of(resource.AvailableTo),
        ["conditions"] = resource.Conditions is null ? null : CellText.Tidy(resource.Conditions),
    };
}
