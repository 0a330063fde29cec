using Linli.RegistryService.Sheets;
using Linli.ServiceDefaults.Spreadsheets;

namespace Linli.RegistryService.Needs;

/// <summary>The columns of a sheet of needs, headed as in the exported list, and what a row of it states.</summary>
internal static class NeedColumns
{
    public static SheetPlan Plan(SheetCommunities communities, SheetColumn workArea, DateOnly today) => new(NeedSheet.Noun, SheetTexts.Words,
    [
        new("name") { Required = true, MaxLength = NeedRules.TitleLength },
        new("kind", CellKind.Choice) { Required = true, Choices = SheetTexts.Choices("list_kind", ListKinds.All) },
        workArea with { Required = true },
        new("group", CellKind.Choice) { Required = true, Choices = SheetTexts.Choices("group", NeedGroups.All) },
        new("quantity", CellKind.Number) { Check = Quantity },
        new("measure") { MaxLength = NeedRules.MeasureLength },
        communities.ToColumn(),
        new("on", CellKind.Date) { Check = day => SheetCells.Day(day) <= today ? null : "need.in_the_future" },
        new("wantedBy", CellKind.Date) { Required = true },
        new("note") { MaxLength = NeedRules.NoteLength },
    ]);

    public static string? Quantity(string cell) => SheetCells.Whole(cell, 1, NeedRules.HighestQuantity, "sheet.quantity");

    /// <summary>What the row says, and, where it says nothing, what is there.</summary>
    public static NeedFacts ToFacts(this SheetRow row, Need? there) => new(
        row["name"]!, row["kind"]!, row[SheetWorkAreas.Column]!, row["group"]!, (int?)row.NumberOf("quantity") ?? there?.Quantity, row["measure"] ?? there?.Measure,
        row.DateOf("wantedBy")!.Value, row["note"] ?? there?.Note);

    /// <summary>What is there, as the cells of a row would say it.</summary>
    public static Dictionary<string, string?> ToCells(this Need need) => new()
    {
        ["name"] = need.Title,
        ["kind"] = need.Kind,
        [SheetWorkAreas.Column] = need.WorkArea,
        ["group"] = need.Group,
        ["quantity"] = SheetCells.Of(need.Quantity),
        ["measure"] = need.Measure,
        ["wantedBy"] = SheetCells.Of(need.WantedBy),
        ["note"] = need.Note is null ? null : CellText.Tidy(need.Note),
    };
}
