using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Linli.ServiceDefaults.Spreadsheets.Reading;

/// <summary>A workbook's texts, each kept once: packed as UTF-8, a third of what as many strings would take.</summary>
internal sealed class SharedTexts
{
    private readonly List<int> ends = [];
    private byte[] bytes = new byte[64 << 10];

    /// <exception cref="FormatException">The workbook names a text that it does not have.</exception>
    public string this[int index] => index >= 0 && index < ends.Count
        ? Encoding.UTF8.GetString(bytes, Start(index), ends[index] - Start(index))
        : throw new FormatException($"There is no text {index}.");

    public static SharedTexts Read(ZipArchiveEntry? entry)
    {
        var texts = new SharedTexts();
        if (entry is null)
        {
            return texts;
        }

        using var xml = XlsxReader.Open(entry);
        var text = "";
        var inGuide = false;
        while (xml.Read())
        {
            switch (xml.NodeType, xml.LocalName)
            {
                case (XmlNodeType.Element, "si") when xml.IsEmptyElement: texts.Add(""); break;
                case (XmlNodeType.Element, "si"): text = ""; break;
                case (XmlNodeType.Element, "rPh"): inGuide = !xml.IsEmptyElement; break;
                case (XmlNodeType.EndElement, "rPh"): inGuide = false; break;
                case (XmlNodeType.Element, "t"): text += Piece(xml, inGuide, texts.ends.Count + 1, text.Length); break;
                case (XmlNodeType.EndElement, "si"): texts.Add(text); break;
                default: break;
            }
        }

        return texts;
    }

    private static string Piece(XmlReader xml, bool inGuide, int number, int before)
    {
        var piece = LimitedText.Read(xml, number);
        return inGuide ? "" : before + piece.Length > SheetLimits.CellLength ? throw SheetErrors.CellTooLong(number) : piece;
    }

    private int Start(int index) => index == 0 ? 0 : ends[index - 1];

    private void Add(string text)
    {
        var (start, size) = (ends.Count == 0 ? 0 : ends[^1], Encoding.UTF8.GetByteCount(text));
        if (start + size > SheetLimits.TextBytes)
        {
            throw SheetErrors.UnpacksTooLarge();
        }

        if (start + size > bytes.Length)
        {
            Array.Resize(ref bytes, Math.Max(bytes.Length * 2, start + size));
        }

        Encoding.UTF8.GetBytes(text, bytes.AsSpan(start));
        ends.Add(start + size);
    }
}
