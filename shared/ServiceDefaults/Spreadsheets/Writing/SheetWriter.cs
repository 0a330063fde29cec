using System.Globalization;
using System.Xml;
using Linli.ServiceDefaults.Spreadsheets.Reading;

namespace Linli.ServiceDefaults.Spreadsheets.Writing;

/// <summary>One sheet: its rows in order, then lists to choose from and comments.</summary>
internal sealed class SheetWriter : IDisposable
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private readonly WorkbookWriter workbook;
    private readonly int number;
    private readonly XmlWriter xml;
    private readonly List<(int Column, string Source, bool Strict)> lists = [];
    private readonly List<CellComment> comments = [];

    public SheetWriter(WorkbookWriter workbook, int number, IEnumerable<double> widths, int frozenRows)
    {
        (this.workbook, this.number) = (workbook, number);
        xml = workbook.Part($"xl/worksheets/sheet{number}.xml");
        xml.WriteStartElement("worksheet", Main);
        xml.WriteAttributeString("xmlns", "r", null, Office);
        Freeze(frozenRows);
        xml.WriteStartElement("cols", Main);
        foreach (var (index, width) in widths.Index())
        {
            Element("col", ("min", index + 1), ("max", index + 1), ("width", width), ("style", 0), ("customWidth", 1));
        }

        xml.WriteEndElement();
        xml.WriteStartElement("sheetData", Main);
    }

    /// <param name="row">Counted from 1, rising.</param>
    /// <param name="cells">From column A on; empty ones are left out.</param>
    public void Row(int row, IEnumerable<(string? Text, Look Look)> cells)
    {
        xml.WriteStartElement("row", Main);
        xml.WriteAttributeString("r", row.ToString(CultureInfo.InvariantCulture));
        foreach (var (column, (text, look)) in cells.Index())
        {
            if (text is not null || look is Look.Wrong)
            {
                Cell(CellName.Of(column, row), text ?? "", look);
            }
        }

        xml.WriteEndElement();
    }

    /// <summary>Lets the cells of a column below the headings be chosen from a range of another sheet.</summary>
    public void Choose(int column, string source, bool strict) => lists.Add((column, source, strict));

    public void Comment(int column, int row, string text) => comments.Add(new(column, row, text));

    private void Cell(string name, string text, Look look)
    {
        var formula = text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r';
        xml.WriteStartElement("c", Main);
        xml.WriteAttributeString("r", name);
        xml.WriteAttributeString("s", ((int)(formula && look is (Look.Plain or Look.Wrong) ? look + 1 : look)).ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("t", "inlineStr");
        xml.WriteStartElement("is", Main);
        xml.WriteStartElement("t", Main);
        xml.WriteAttributeString("xml", "space", null, "preserve");
        xml.WriteString(Allowed(text));
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private void Freeze(int rows)
    {
        if (rows > 0)
        {
            xml.WriteStartElement("sheetViews", Main);
            xml.WriteStartElement("sheetView", Main);
            xml.WriteAttributeString("workbookViewId", "0");
            Element("pane", ("ySplit", rows), ("topLeftCell", CellName.Of(0, rows + 1)), ("activePane", "bottomLeft"), ("state", "frozen"));
            xml.WriteEndElement();
            xml.WriteEndElement();
        }
    }

    private void WriteLists()
    {
        if (lists.Count == 0)
        {
            return;
        }

        xml.WriteStartElement("dataValidations", Main);
        xml.WriteAttributeString("count", lists.Count.ToString(CultureInfo.InvariantCulture));
        foreach (var (column, source, strict) in lists)
        {
            xml.WriteStartElement("dataValidation", Main);
            xml.WriteAttributeString("type", "list");
            xml.WriteAttributeString("allowBlank", "1");
            xml.WriteAttributeString("showErrorMessage", strict ? "1" : "0");
            xml.WriteAttributeString("sqref", $"{CellName.Of(column, 2)}:{CellName.Of(column, 1_048_576)}");
            xml.WriteElementString("formula1", Main, source);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private void Element(string name, params (string Name, object Value)[] attributes)
    {
        xml.WriteStartElement(name, Main);
        foreach (var (attribute, value) in attributes)
        {
            xml.WriteAttributeString(attribute, Convert.ToString(value, CultureInfo.InvariantCulture));
        }

        xml.WriteEndElement();
    }

    /// <summary>XML has no way to write some control characters; a cell loses nothing without them.</summary>
    private static string Allowed(string text) => text.All(XmlConvert.IsXmlChar) ? text : new([.. text.Where(XmlConvert.IsXmlChar)]);

    public void Dispose()
    {
        xml.WriteEndElement();
        WriteLists();
        if (comments.Count > 0)
        {
            xml.WriteStartElement("legacyDrawing", Main);
            xml.WriteAttributeString("r", "id", Office, "rId1");
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.Dispose();
        if (comments.Count > 0)
        {
            CommentParts.Write(workbook, number, comments);
        }
    }
}
