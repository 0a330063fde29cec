using System.IO.Compression;
using System.Security;
using System.Text;
using System.Xml;

namespace Linli.ServiceDefaults.Spreadsheets.Writing;

/// <summary>How a cell looks; the order is that of <see cref="WorkbookParts.Styles"/>.</summary>
internal enum Look
{
    /// <summary>Text.</summary>
    Plain,

    /// <summary>Text that begins like a formula: marked as text for good, so that editing the cell does not turn it into one.</summary>
    Quoted,
    Heading,
    RequiredHeading,
    Wrong,
    WrongQuoted,
}

/// <summary>
/// Writes a .xlsx in one pass, sheet after sheet and row after row. Every cell is a text: there is no way to write a formula.
/// </summary>
internal sealed class WorkbookWriter(Stream stream) : IDisposable
{
    private readonly ZipArchive archive = new(stream, ZipArchiveMode.Create, leaveOpen: true);
    private readonly List<(string Name, bool Hidden, bool HasComments)> sheets = [];

    /// <summary>Begins a sheet; end it before the next one.</summary>
    public SheetWriter Add(string name, IEnumerable<double> widths, int frozenRows = 0, bool hidden = false)
    {
        sheets.Add((SheetName(name), hidden, false));
        return new SheetWriter(this, sheets.Count, widths, frozenRows);
    }

    internal XmlWriter Part(string path) => XmlWriter.Create(
        archive.CreateEntry(path, CompressionLevel.Fastest).Open(), new XmlWriterSettings { Encoding = new UTF8Encoding(false), CloseOutput = true, CheckCharacters = false });

    internal void Write(string path, string content)
    {
        using var writer = Text(path);
        writer.Write(content);
    }

    internal StreamWriter Text(string path) => new(archive.CreateEntry(path, CompressionLevel.Fastest).Open(), new UTF8Encoding(false));

    internal void HasComments(int sheet) => sheets[sheet - 1] = sheets[sheet - 1] with { HasComments = true };

    public void Dispose()
    {
        Write("[Content_Types].xml", WorkbookParts.ContentTypes(sheets.Select(s => s.HasComments).ToList()));
        Write("_rels/.rels", WorkbookParts.PackageRelations);
        Write("xl/workbook.xml", WorkbookParts.Workbook(sheets.Select(s => (SecurityElement.Escape(s.Name), s.Hidden)).ToList()));
        Write("xl/_rels/workbook.xml.rels", WorkbookParts.WorkbookRelations(sheets.Count));
        Write("xl/styles.xml", WorkbookParts.Styles);
        archive.Dispose();
    }

    /// <summary>At most 31 characters and none of those that a reference uses.</summary>
    private static string SheetName(string name)
    {
        var clean = new string([.. name.Select(c => "[]:*?/\\'".Contains(c, StringComparison.Ordinal) ? ' ' : c)]);
        return clean.Length > 31 ? clean[..31] : clean;
    }
}
