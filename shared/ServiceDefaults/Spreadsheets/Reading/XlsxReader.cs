using System.IO.Compression;
using System.Xml;

namespace Linli.ServiceDefaults.Spreadsheets.Reading;

/// <summary>
/// Streams the first visible sheet of a workbook (ECMA-376, transitional and strict). Only its texts and date formats are
/// held in memory. Formulas are read as the value that was saved with them.
/// </summary>
internal sealed class XlsxReader : IDisposable
{
    private readonly ZipArchive archive;
    private readonly SharedTexts texts;
    private readonly CellFormats formats;
    private readonly ZipArchiveEntry sheet;

    public XlsxReader(Stream file)
    {
        archive = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        // The sizes that the archive names are binding: an entry never yields more than it announced.
        if (archive.Entries.Count > SheetLimits.Parts || archive.Entries.Sum(e => Math.Max(0, e.Length)) > SheetLimits.UnpackedBytes)
        {
            throw SheetErrors.UnpacksTooLarge();
        }

        var workbook = Workbook.Read(archive) ?? throw SheetErrors.NoSheet();
        sheet = workbook.Sheet;
        texts = SharedTexts.Read(workbook.Texts);
        formats = CellFormats.Read(workbook.Styles, workbook.From1904);
    }

    public IEnumerable<SheetLine> Read()
    {
        using var xml = Open(sheet);
        var last = 0;
        while (xml.Read())
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "row" })
            {
                last = xml.GetAttribute("r") is { } r ? XmlConvert.ToInt32(r) : last + 1;
                yield return new(last, xml.IsEmptyElement ? [] : ReadCells(xml, last));
            }
        }
    }

    private List<string?> ReadCells(XmlReader xml, int line)
    {
        List<string?> cells = [];
        var column = -1;
        while (xml.Read() && xml is not { NodeType: XmlNodeType.EndElement, LocalName: "row" })
        {
            if (xml is not { NodeType: XmlNodeType.Element, LocalName: "c" })
            {
                continue;
            }

            column = xml.GetAttribute("r") is { } at ? CellName.ColumnOf(at) : column + 1;
            var (type, style) = (xml.GetAttribute("t"), xml.GetAttribute("s"));
            var content = xml.IsEmptyElement ? null : ReadContent(xml, line);
            if (column < SheetLimits.Columns && content is not null)
            {
                while (cells.Count <= column)
                {
                    cells.Add(null);
                }

                cells[column] = TextOf(type, style, content);
            }
        }

        return cells;
    }

    private string? TextOf(string? type, string? style, string content) => type switch
    {
        "s" => texts[XmlConvert.ToInt32(content)],
        "str" or "inlineStr" or "e" => content,
        "b" => content == "1" ? "TRUE" : "FALSE",
        "d" => content.Replace('T', ' '),
        _ => formats.TextOf(content, style),
    };

    /// <summary>The value, or the text of an inline string without its phonetic guide; the formula itself is passed over.</summary>
    private static string? ReadContent(XmlReader xml, int line)
    {
        string? content = null;
        while (xml.Read() && xml is not { NodeType: XmlNodeType.EndElement, LocalName: "c" })
        {
            if (xml.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            if (xml.LocalName is "f" or "rPh")
            {
                SkipInside(xml);
            }
            else if (xml.LocalName is "v" or "t")
            {
                content += LimitedText.Read(xml, line);
            }
        }

        return content;
    }

    /// <summary>To the end of the element, so that the loop's next step is the node behind it.</summary>
    private static void SkipInside(XmlReader xml)
    {
        if (xml.IsEmptyElement)
        {
            return;
        }

        var depth = xml.Depth;
        while (xml.Read() && xml.Depth > depth)
        {
            // Nothing in it matters.
        }
    }

    /// <summary>Without document type definitions, so that no entity can swell or fetch anything.</summary>
    public static XmlReader Open(ZipArchiveEntry entry) => XmlReader.Create(entry.Open(), new XmlReaderSettings
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CloseInput = true,
    });

    public void Dispose() => archive.Dispose();
}
