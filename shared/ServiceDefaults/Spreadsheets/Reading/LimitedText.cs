using System.Text;
using System.Xml;

namespace Linli.ServiceDefaults.Spreadsheets.Reading;

/// <summary>Reads the text of an element in pieces, and no more of it than a cell may hold.</summary>
internal static class LimitedText
{
    public static string Read(XmlReader xml, int line)
    {
        if (xml.IsEmptyElement)
        {
            return "";
        }

        var depth = xml.Depth;
        var text = new StringBuilder();
        var buffer = new char[512];
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType is not (XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace))
            {
                continue;
            }

            for (int read; (read = xml.ReadValueChunk(buffer, 0, buffer.Length)) > 0;)
            {
                if (text.Append(buffer, 0, read).Length > SheetLimits.CellLength)
                {
                    throw SheetErrors.CellTooLong(line);
                }
            }
        }

        return Unescape(text.ToString());
    }

    /// <summary>Characters that XML does not allow are written as _x000D_.</summary>
    private static string Unescape(string text)
    {
        for (var at = text.IndexOf("_x", StringComparison.Ordinal); at >= 0 && at + 7 <= text.Length; at = text.IndexOf("_x", at + 1, StringComparison.Ordinal))
        {
            if (text[at + 6] == '_' && ushort.TryParse(text.AsSpan(at + 2, 4), System.Globalization.NumberStyles.AllowHexSpecifier, null, out var code))
            {
                text = string.Concat(text.AsSpan(0, at), ((char)code).ToString(), text.AsSpan(at + 7));
            }
        }

        return text;
    }
}
