using System.Text;

namespace Linli.ServiceDefaults.Spreadsheets.Reading;

/// <summary>Reads CSV (RFC 4180; comma, tab or semicolon) in the encodings that Chinese offices save: UTF-8 with or without mark, UTF-16 with mark, GB18030.</summary>
internal static class CsvReader
{
    private static readonly char[] Separators = [',', '\t', ';'];

    static CsvReader() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static IEnumerable<SheetLine> Read(Stream file)
    {
        var encoding = EncodingOf(file);
        file.Position = 0;
        using var text = new StreamReader(file, encoding, detectEncodingFromByteOrderMarks: true, 16 << 10, leaveOpen: true);
        var separator = SeparatorOf(text);
        file.Position = 0;
        text.DiscardBufferedData();
        for (var number = 1; text.Peek() >= 0; number++)
        {
            yield return new(number, ReadRecord(text, separator, number));
        }
    }

    /// <summary>What is no valid UTF-8 is GB18030; what is neither, or holds zero bytes, is no text.</summary>
    private static Encoding EncodingOf(Stream file)
    {
        foreach (var name in (string[])["utf-8", "GB18030"])
        {
            file.Position = 0;
            var encoding = Encoding.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
            using var reader = new StreamReader(file, encoding, detectEncodingFromByteOrderMarks: true, 16 << 10, leaveOpen: true);
            if (IsText(reader))
            {
                return encoding;
            }
        }

        throw SheetErrors.UnknownEncoding();
    }

    private static bool IsText(StreamReader reader)
    {
        var buffer = new char[16 << 10];
        try
        {
            for (int read; (read = reader.Read(buffer)) > 0;)
            {
                if (buffer.AsSpan(0, read).Contains('\0'))
                {
                    return false;
                }
            }

            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    /// <summary>The one that occurs most in the first lines.</summary>
    private static char SeparatorOf(StreamReader text)
    {
        var counts = new int[Separators.Length];
        var buffer = new char[4 << 10];
        var read = text.ReadBlock(buffer);
        for (var i = 0; i < counts.Length; i++)
        {
            counts[i] = buffer.AsSpan(0, read).Count(Separators[i]);
        }

        return Separators[Array.IndexOf(counts, counts.Max())];
    }

    private static List<string?> ReadRecord(StreamReader text, char separator, int number)
    {
        List<string?> cells = [];
        var cell = new StringBuilder();
        var quoted = false;
        while (text.Read() is var read and >= 0)
        {
            var letter = (char)read;
            if (quoted && letter == '"')
            {
                quoted = text.Peek() == '"';
                letter = quoted ? (char)text.Read() : '\0';
            }
            else if (!quoted && letter == '"' && cell.Length == 0)
            {
                (quoted, letter) = (true, '\0');
            }
            else if (!quoted && letter == separator)
            {
                End();
                letter = '\0';
            }
            else if (!quoted && letter is '\r' or '\n')
            {
                if (letter == '\r' && text.Peek() == '\n')
                {
                    text.Read();
                }

                break;
            }

            if (letter != '\0' && cell.Append(letter).Length > SheetLimits.CellLength)
            {
                throw SheetErrors.CellTooLong(number);
            }
        }

        End();
        return cells;

        void End()
        {
            if (cells.Count < SheetLimits.Columns)
            {
                cells.Add(cell.Length == 0 ? null : Unguard(cell.ToString()));
            }

            cell.Clear();
        }
    }

    /// <summary>Our own exports put an apostrophe before what would be a formula; it comes off again.</summary>
    private static string Unguard(string text) => text.Length > 1 && text[0] == '\'' && text[1] is '=' or '+' or '-' or '@' ? text[1..] : text;
}
