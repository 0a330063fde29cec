using System.IO.Compression;
using System.Xml;

namespace Linli.ServiceDefaults.Spreadsheets.Reading;

/// <summary>Where in a workbook its first visible sheet lies, and what is needed to read it.</summary>
internal sealed record Workbook(ZipArchiveEntry Sheet, ZipArchiveEntry? Texts, ZipArchiveEntry? Styles, bool From1904)
{
    private const string Main = "xl/workbook.xml";

    public static Workbook? Read(ZipArchive archive)
    {
        var parts = archive.Entries.GroupBy(e => e.FullName.TrimStart('/'), StringComparer.OrdinalIgnoreCase).ToDictionary(g => g.Key, g => g.First(), StringComparer.OrdinalIgnoreCase);
        if (parts.GetValueOrDefault(Main) is not { } main || parts.GetValueOrDefault("xl/_rels/workbook.xml.rels") is not { } relations)
        {
            return null;
        }

        var (sheet, from1904) = FirstSheet(main);
        var targets = Relations(relations);
        return sheet is not null && targets.FirstOrDefault(t => t.Id == sheet) is { Id: not null } found && parts.GetValueOrDefault(found.Path) is { } entry
            ? new(entry, Part("sharedStrings"), Part("styles"), from1904)
            : null;

        ZipArchiveEntry? Part(string type) =>
            targets.FirstOrDefault(t => t.Type.EndsWith("/" + type, StringComparison.Ordinal)) is { Path: { } path } ? parts.GetValueOrDefault(path) : null;
    }

    private static (string? Relation, bool From1904) FirstSheet(ZipArchiveEntry main)
    {
        using var xml = XlsxReader.Open(main);
        string? sheet = null;
        var from1904 = false;
        while (xml.Read())
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "workbookPr" })
            {
                from1904 = xml.GetAttribute("date1904") is "1" or "true";
            }
            else if (xml is { NodeType: XmlNodeType.Element, LocalName: "sheet" } && xml.GetAttribute("state") is null or "visible")
            {
                sheet ??= xml.GetAttribute("id", "http://schemas.openxmlformats.org/officeDocument/2006/relationships")
                    ?? xml.GetAttribute("id", "http://purl.oclc.org/ooxml/officeDocument/relationships");
            }
        }

        return (sheet, from1904);
    }

    private static List<(string Id, string Type, string Path)> Relations(ZipArchiveEntry relations)
    {
        List<(string, string, string)> found = [];
        using var xml = XlsxReader.Open(relations);
        while (xml.Read())
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "Relationship" })
            {
                var target = xml.GetAttribute("Target") ?? "";
                found.Add((xml.GetAttribute("Id") ?? "", xml.GetAttribute("Type") ?? "", target.StartsWith('/') ? target.TrimStart('/') : "xl/" + target));
            }
        }

        return found;
    }
}
