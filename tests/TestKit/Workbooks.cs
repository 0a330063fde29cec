using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using MiniExcelLibs;

namespace Linli.TestKit;

/// <summary>Makes and reads workbooks with other people's libraries, so that ours are not checked against themselves.</summary>
public static class Workbooks
{
    /// <summary>A .xlsx of these lines; dates and numbers become what Excel would store.</summary>
    public static byte[] Make(params object?[][] lines)
    {
        var width = lines.Max(l => l.Length);
        using var file = new MemoryStream();
        file.SaveAs(lines.Select(line => Enumerable.Range(0, width).ToDictionary(i => $"c{i}", i => i < line.Length ? line[i] : null)), printHeader: false);
        return file.ToArray();
    }

    /// <summary>The lines of its first sheet, as texts.</summary>
    public static List<List<string?>> Lines(byte[] workbook)
    {
        using var file = new MemoryStream(workbook);
        return [.. file.Query(useHeaderRow: false, excelType: ExcelType.XLSX).Select(row => ((IDictionary<string, object?>)row).Values.Select(v => v?.ToString()).ToList())];
    }

    /// <summary>What the standard's own schema finds wrong with it.</summary>
    public static IReadOnlyList<string> Complaints(byte[] workbook)
    {
        using var file = new MemoryStream(workbook);
        using var document = SpreadsheetDocument.Open(file, false);
        return [.. new OpenXmlValidator().Validate(document).Select(e => $"{e.Path?.XPath}: {e.Description}")];
    }

    /// <summary>The comments of its first sheet by cell.</summary>
    public static Dictionary<string, string> Comments(byte[] workbook)
    {
        using var file = new MemoryStream(workbook);
        using var document = SpreadsheetDocument.Open(file, false);
        return FirstSheet(document).WorksheetCommentsPart?.Comments?.Descendants<Comment>().ToDictionary(c => c.Reference!.Value!, c => c.InnerText) ?? [];
    }

    /// <summary>The cells of its first sheet that are painted, and whether any holds a formula.</summary>
    public static (List<string> Painted, bool HasFormula) Cells(byte[] workbook)
    {
        using var file = new MemoryStream(workbook);
        using var document = SpreadsheetDocument.Open(file, false);
        var formats = document.WorkbookPart!.WorkbookStylesPart!.Stylesheet!.CellFormats!.Elements<CellFormat>().ToList();
        var fills = document.WorkbookPart.WorkbookStylesPart.Stylesheet.Fills!.Elements<Fill>().ToList();
        var cells = FirstSheet(document).Worksheet!.Descendants<Cell>().ToList();
        return (
            [.. cells.Where(c => fills[(int)formats[(int)c.StyleIndex!.Value].FillId!.Value].InnerXml.Contains("FFC7CE", StringComparison.Ordinal)).Select(c => c.CellReference!.Value!)],
            cells.Any(c => c.CellFormula is not null));
    }

    /// <summary>What may be chosen in which cells of its first sheet.</summary>
    public static IReadOnlyList<string> Lists(byte[] workbook)
    {
        using var file = new MemoryStream(workbook);
        using var document = SpreadsheetDocument.Open(file, false);
        return [.. FirstSheet(document).Worksheet!.Descendants<DataValidation>().Select(v => $"{v.SequenceOfReferences!.InnerText} {v.Formula1!.Text}")];
    }

    private static WorksheetPart FirstSheet(SpreadsheetDocument document) =>
        (WorksheetPart)document.WorkbookPart!.GetPartById(document.WorkbookPart.Workbook!.Sheets!.Elements<Sheet>().First().Id!.Value!);
}
