using System.Globalization;
using System.Xml;
using Linli.ServiceDefaults.Spreadsheets.Reading;

namespace Linli.ServiceDefaults.Spreadsheets.Writing;

/// <summary>A remark at a cell; column counted from 0, row from 1.</summary>
internal sealed record CellComment(int Column, int Row, string Text);

/// <summary>Comments are two parts: their texts, and (still) a drawing in VML that says how large their boxes are.</summary>
internal static class CommentParts
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    public static void Write(WorkbookWriter workbook, int sheet, IReadOnlyList<CellComment> comments)
    {
        workbook.HasComments(sheet);
        workbook.Write($"xl/worksheets/_rels/sheet{sheet}.xml.rels", WorkbookParts.SheetRelations(sheet));
        using (var xml = workbook.Part($"xl/comments{sheet}.xml"))
        {
            WriteTexts(xml, comments);
        }

        using var drawing = workbook.Text($"xl/drawings/vmlDrawing{sheet}.vml");
        WriteBoxes(drawing, comments);
    }

    private static void WriteTexts(XmlWriter xml, IReadOnlyList<CellComment> comments)
    {
        xml.WriteStartElement("comments", Main);
        xml.WriteStartElement("authors", Main);
        xml.WriteElementString("author", Main, "Linli");
        xml.WriteEndElement();
        xml.WriteStartElement("commentList", Main);
        foreach (var comment in comments)
        {
            xml.WriteStartElement("comment", Main);
            xml.WriteAttributeString("ref", CellName.Of(comment.Column, comment.Row));
            xml.WriteAttributeString("authorId", "0");
            xml.WriteStartElement("text", Main);
            xml.WriteElementString("t", Main, comment.Text);
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteBoxes(StreamWriter vml, IReadOnlyList<CellComment> comments)
    {
        vml.Write("""
            <xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>
            """);
        foreach (var (index, comment) in comments.Index())
        {
            var anchor = string.Create(CultureInfo.InvariantCulture, $"{comment.Column + 1}, 12, {comment.Row - 1}, 2, {comment.Column + 4}, 12, {comment.Row + 3}, 4");
            vml.Write(string.Create(CultureInfo.InvariantCulture, $"""
                <v:shape id="_x0000_s{1025 + index}" type="#_x0000_t202" style="position:absolute;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"/><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{anchor}</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>{comment.Row - 1}</x:Row><x:Column>{comment.Column}</x:Column></x:ClientData></v:shape>
                """));
        }

        vml.Write("</xml>");
    }
}
