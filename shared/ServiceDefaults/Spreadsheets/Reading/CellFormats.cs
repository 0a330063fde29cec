using System.Globalization;
using System.IO.Compression;
using System.Xml;

namespace Linli.ServiceDefaults.Spreadsheets.Reading;

/// <summary>Tells the numbers that are dates from the others, and writes both as a person would type them.</summary>
internal sealed class CellFormats
{
    private const double LastDay = 2_958_466; // the year 10000
    private readonly HashSet<int> dates = [];
    private readonly DateTime start;

    private CellFormats(bool from1904) => start = from1904 ? new(1904, 1, 1) : new(1899, 12, 30);

    public string TextOf(string number, string? style)
    {
        if (!double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || !double.IsFinite(value))
        {
            return number;
        }

        if (style is not null && dates.Contains(XmlConvert.ToInt32(style)) && value is >= 1 and < LastDay - 1_462)
        {
            var time = start.AddSeconds(Math.Round(value * 86_400));
            return time.ToString(time.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        }

        // Long codes are numbers to Excel: 310101001000 must not become 3.1E+11.
        return value == Math.Floor(value) && Math.Abs(value) < 1e18 ? value.ToString("0", CultureInfo.InvariantCulture) : value.ToString("R", CultureInfo.InvariantCulture);
    }

    public static CellFormats Read(ZipArchiveEntry? styles, bool from1904)
    {
        var formats = new CellFormats(from1904);
        if (styles is null)
        {
            return formats;
        }

        using var xml = XlsxReader.Open(styles);
        HashSet<int> own = [];
        var (inCells, index) = (false, 0);
        while (xml.Read())
        {
            switch (xml.NodeType, xml.LocalName)
            {
                case (XmlNodeType.Element, "numFmt") when IsDate(xml.GetAttribute("formatCode") ?? ""): own.Add(Number(xml)); break;
                case (XmlNodeType.Element, "cellXfs"): inCells = !xml.IsEmptyElement; break;
                case (XmlNodeType.EndElement, "cellXfs"): inCells = false; break;
                case (XmlNodeType.Element, "xf") when inCells:
                    if (Number(xml) is var format && (IsBuiltInDate(format) || own.Contains(format)))
                    {
                        formats.dates.Add(index);
                    }

                    index++;
                    break;
                default: break;
            }
        }

        return formats;
    }

    private static int Number(XmlReader xml) => XmlConvert.ToInt32(xml.GetAttribute("numFmtId") ?? "0");

    /// <summary>The numbers that ECMA-376 gives to dates, the Chinese ones (27–36, 50–58) included.</summary>
    private static bool IsBuiltInDate(int format) => format is (>= 14 and <= 22) or (>= 27 and <= 36) or (>= 45 and <= 47) or (>= 50 and <= 58);

    /// <summary>A letter of a date outside quotes, escapes and brackets (which hold colours and locales).</summary>
    private static bool IsDate(string format)
    {
        var (quoted, bracketed) = (false, false);
        for (var i = 0; i < format.Length; i++)
        {
            switch (format[i])
            {
                case '\\' or '_' or '*' when !quoted: i++; break;
                case '"': quoted = !quoted; break;
                case '[' when !quoted: bracketed = true; break;
                case ']' when !quoted: bracketed = false; break;
                case 'y' or 'm' or 'd' or 'h' or 's' or 'Y' or 'M' or 'D' or 'H' or 'S' when !quoted && !bracketed: return true;
                default: break;
            }
        }

        return false;
    }
}
