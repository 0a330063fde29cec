using Linli.ServiceDefaults.Http;

namespace Linli.ServiceDefaults.Spreadsheets.Writing;

/// <summary>
/// What was uploaded, line by line, with every wrong cell coloured and a comment that says what to do, and behind the last column what importing each row
/// would do. Mended, it can be uploaded again as it is.
/// </summary>
internal static class AnnotatedCopy
{
    /// <param name="reader">The uploaded file.</param>
    /// <param name="plan">Its plan, for the sheet's name.</param>
    /// <param name="faults">What is wrong in which line.</param>
    /// <param name="verdicts">What would become of the others, as far as it is known.</param>
    /// <param name="texts">In the language of the request.</param>
    /// <param name="to">Where the workbook goes.</param>
    public static void Write(SheetReader reader, SheetPlan plan, ILookup<int, CellFault> faults, IReadOnlyDictionary<int, RowVerdict> verdicts, Texts texts, Stream to)
    {
        using var workbook = new WorkbookWriter(to);
        using var sheet = workbook.Add(plan.Title, Enumerable.Repeat(18d, 30), frozenRows: reader.HeadingLine);
        var marks = PlaceOfMarks(reader, texts);
        foreach (var line in reader.Lines())
        {
            var wrong = faults[line.Number].ToLookup(f => reader.PositionOf(f.Column));
            var mark = line.Number == reader.HeadingLine ? texts["annotated.verdict"]
                : wrong.Count > 0 ? texts["annotated.wrong"]
                : verdicts.TryGetValue(line.Number, out var verdict) ? texts["annotated." + verdict.ToString().ToLowerInvariant()] : null;
            var width = mark is null ? line.Cells.Count : Math.Max(line.Cells.Count, marks + 1);
            var usual = line.Number == reader.HeadingLine ? Look.Heading : Look.Plain;
            sheet.Row(line.Number, Enumerable.Range(0, width).Select(at => (at == marks ? mark : line[at], wrong.Contains(at) ? Look.Wrong : usual)));
            foreach (var cell in wrong)
            {
                sheet.Comment(cell.Key, line.Number, string.Join('\n', cell.Select(f => texts[f.Code, [.. f.Args]])));
            }
        }
    }

    /// <summary>Behind everything; in a copy that was annotated before, where its marks stand.</summary>
    private static int PlaceOfMarks(SheetReader reader, Texts texts)
    {
        var (before, width) = (-1, 0);
        foreach (var line in reader.Lines())
        {
            before = line.Number == reader.HeadingLine ? line.Cells.ToList().IndexOf(texts["annotated.verdict"]) : before;
            width = Math.Max(width, line.Cells.Count);
        }

        return before < 0 ? width : before;
    }
}
