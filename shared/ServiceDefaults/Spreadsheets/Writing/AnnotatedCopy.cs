using Linli.ServiceDefaults.Http;

namespace Linli.ServiceDefaults.Spreadsheets.Writing;

/// <summary>What was uploaded, line by line, with every wrong cell coloured and a comment that says what to do. Mended, it can be uploaded again as it is.</summary>
internal static class AnnotatedCopy
{
    /// <param name="reader">The uploaded file.</param>
    /// <param name="plan">Its plan, for the sheet's name.</param>
    /// <param name="faults">What is wrong in which line.</param>
    /// <param name="texts">In the language of the request.</param>
    /// <param name="to">Where the workbook goes.</param>
    public static void Write(SheetReader reader, SheetPlan plan, ILookup<int, CellFault> faults, Texts texts, Stream to)
    {
        using var workbook = new WorkbookWriter(to);
        using var sheet = workbook.Add(plan.Title, Enumerable.Repeat(18d, 30), frozenRows: reader.HeadingLine);
        foreach (var line in reader.Lines())
        {
            var wrong = faults[line.Number].ToLookup(f => reader.PositionOf(f.Column));
            var width = Math.Max(line.Cells.Count, wrong.Count == 0 ? 0 : wrong.Max(w => w.Key) + 1);
            var usual = line.Number == reader.HeadingLine ? Look.Heading : Look.Plain;
            sheet.Row(line.Number, Enumerable.Range(0, width).Select(at => (line[at], wrong.Contains(at) ? Look.Wrong : usual)));
            foreach (var cell in wrong)
            {
                sheet.Comment(cell.Key, line.Number, string.Join('\n', cell.Select(f => texts[f.Code, [.. f.Args]])));
            }
        }
    }
}
