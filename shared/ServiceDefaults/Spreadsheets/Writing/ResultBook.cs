namespace Linli.ServiceDefaults.Spreadsheets.Writing;

/// <summary>What an import has to say about its rows, once.</summary>
internal static class ResultBook
{
    public static void Write(SheetPlan plan, IEnumerable<IReadOnlyList<string>> rows, Stream to)
    {
        using var workbook = new WorkbookWriter(to);
        using var sheet = workbook.Add(plan.Title, plan.Results.Select((_, i) => i == plan.Results.Count - 1 ? 90d : 22d), frozenRows: 1);
        sheet.Row(1, plan.Results.Select(key => ((string?)plan.ResultHeading(key), Look.Heading)));
        foreach (var (index, row) in rows.Index())
        {
            sheet.Row(index + 2, row.Select(cell => ((string?)cell, Look.Plain)));
        }
    }
}
