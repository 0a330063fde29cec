using Linli.ServiceDefaults.Http;
using Linli.ServiceDefaults.Spreadsheets.Reading;

namespace Linli.ServiceDefaults.Spreadsheets.Writing;

/// <summary>The workbook to fill in: headings with their notes, lists to choose from, and a sheet that explains the columns.</summary>
internal static class Template
{
    private const string Lists = "lists";
    private static readonly string[] Explained = ["column", "required", "kind", "note"];

    public static void Write(SheetPlan plan, Texts texts, Stream to)
    {
        using var workbook = new WorkbookWriter(to);
        var chosen = plan.Columns.Index().Where(c => c.Item.Choices.Count > 0).ToList();
        using (var sheet = workbook.Add(plan.Title, plan.Columns.Select(Width), frozenRows: 1))
        {
            sheet.Row(1, plan.Columns.Select(c => ((string?)(c.Required ? plan.Heading(c) + "*" : plan.Heading(c)), c.Required ? Look.RequiredHeading : Look.Heading)));
            foreach (var (at, column) in plan.Columns.Index())
            {
                sheet.Comment(at, 1, plan.Note(column));
            }

            foreach (var (list, (at, column)) in chosen.Index())
            {
                var letters = CellName.Letters(list);
                sheet.Choose(at, $"{Lists}!${letters}$1:${letters}${column.Choices.Count}", column.Kind == CellKind.Choice);
            }
        }

        Explain(plan, texts, workbook);
        if (chosen.Count > 0)
        {
            using var lists = workbook.Add(Lists, chosen.Select(_ => 20d), hidden: true);
            for (var row = 0; row < chosen.Max(c => c.Item.Choices.Count); row++)
            {
                lists.Row(row + 1, chosen.Select(c => (c.Item.Choices.ElementAtOrDefault(row)?.Name, Look.Plain)));
            }
        }
    }

    private static void Explain(SheetPlan plan, Texts texts, WorkbookWriter workbook)
    {
        using var sheet = workbook.Add(texts["template.notes"], [20, 10, 24, 70], frozenRows: 1);
        sheet.Row(1, Explained.Select(key => ((string?)texts["template." + key], Look.Heading)));
        foreach (var (index, column) in plan.Columns.Index())
        {
            sheet.Row(index + 2,
            [
                (plan.Heading(column), Look.Plain),
                (column.Required ? texts["template.yes"] : null, Look.Plain),
                (texts["template.kind." + column.Kind.ToString().ToLowerInvariant(), column.MaxLength], Look.Plain),
                (plan.Note(column), Look.Plain),
            ]);
        }
    }

    private static double Width(SheetColumn column) => column.Kind switch { CellKind.Date or CellKind.Number => 14, CellKind.Phone or CellKind.Digits => 18, _ => 26 };
}
