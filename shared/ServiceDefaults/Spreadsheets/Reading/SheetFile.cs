using System.IO.Compression;
using System.Xml;

namespace Linli.ServiceDefaults.Spreadsheets.Reading;

/// <summary>Reads the lines of a spreadsheet one after the other, whatever it is: its content says so, not its name.</summary>
public static class SheetFile
{
    private static ReadOnlySpan<byte> Zip => "PK\x03\x04"u8;

    /// <summary>The container of Excel 97 workbooks and of workbooks under a password.</summary>
    private static ReadOnlySpan<byte> Compound => [0xD0, 0xCF, 0x11, 0xE0];

    /// <summary>The lines of the first visible sheet of a .xlsx, or of a CSV in UTF-8 or GB18030.</summary>
    /// <param name="file">Seekable; stays open.</param>
    /// <exception cref="Http.RuleException">It is no such file, damaged, or larger than <see cref="SheetLimits"/> allow.</exception>
    public static IEnumerable<SheetLine> Read(Stream file)
    {
        Span<byte> start = stackalloc byte[4];
        var length = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        file.Position = 0;
        return length == 0 ? throw SheetErrors.Empty()
            : file.Length > SheetLimits.FileBytes ? throw SheetErrors.TooLarge()
            : start.SequenceEqual(Zip) ? Guarded(() => new XlsxReader(file))
            : start.SequenceEqual(Compound) ? throw SheetErrors.OldOrLocked()
            : CsvReader.Read(file);
    }

    /// <summary>Whatever a broken or hostile workbook makes the reader stumble over is one refusal to the person.</summary>
    private static IEnumerable<SheetLine> Guarded(Func<XlsxReader> open)
    {
        using var reader = Try(open);
        using var lines = reader.Read().GetEnumerator();
        while (Try(lines.MoveNext))
        {
            yield return lines.Current;
        }
    }

    private static T Try<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is InvalidDataException or XmlException or IOException or FormatException or OverflowException or NotSupportedException)
        {
            throw SheetErrors.Damaged();
        }
    }
}
