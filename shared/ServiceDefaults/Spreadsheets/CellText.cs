using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Linli.ServiceDefaults.Spreadsheets;

/// <summary>What people type into cells, brought into one form.</summary>
public static partial class CellText
{
    /// <summary>Without spaces at the ends (the ideographic and invisible ones too) and with single ones inside; punctuation stays as typed.</summary>
    public static string Tidy(string? text) => text is null ? "" : Spaces().Replace(Invisible().Replace(text, ""), " ").Trim();

    /// <summary>For codes, numbers and addresses: full-width letters and digits become plain ones, and no space is left.</summary>
    public static string Plain(string? text) => Tidy(text).Normalize(NormalizationForm.FormKC).Replace(" ", "", StringComparison.Ordinal);

    /// <summary>In which two words are the same to a reader: without case, width, spaces and what stands in brackets behind.</summary>
    public static string Comparable(string? text) => Behind().Replace(Plain(text), "").Trim('*', ':').ToUpperInvariant();

    /// <summary>
    /// 2024-05-01, 2024.5.1, 2024/5/1, 2024年5月1日, 20240501 or 2024-05-01 00:00:00; 2024年5月, 2024-5 and 2024/5 are the first of the month.
    /// 2024.5 is none: in a cell of numbers, October would read the same as January.
    /// </summary>
    public static bool TryDate(string text, out DateOnly date)
    {
        var match = Date().Match(Plain(text));
        date = default;
        return match.Success && DateOnly.TryParseExact(
            $"{match.Groups["y"].Value}-{match.Groups["m"].Value.PadLeft(2, '0')}-{(match.Groups["d"].Success ? match.Groups["d"].Value.PadLeft(2, '0') : "01")}",
            "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);
    }

    /// <summary>12, 12.50, 1,234, full-width digits, 12人 and 3件.</summary>
    public static bool TryNumber(string text, out decimal number) => decimal.TryParse(
        Plain(text).TrimEnd('人', '名', '户', '个', '家', '次', '件', '场', '份', '套', '台', '间', '元'), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out number);

    [GeneratedRegex(@"[\s\u00A0\u3000]+", RegexOptions.CultureInvariant)]
    private static partial Regex Spaces();

    [GeneratedRegex(@"[\u200B-\u200F\u2060\uFEFF\p{Cc}-[\r\n\t]]", RegexOptions.CultureInvariant)]
    private static partial Regex Invisible();

    [GeneratedRegex(@"\([^()]*\)$", RegexOptions.CultureInvariant)]
    private static partial Regex Behind();

    [GeneratedRegex(@"^(?<y>[0-9]{4})(?:[-/年](?<m>[0-9]{1,2})月?|[-./年](?<m>[0-9]{1,2})[-./月](?<d>[0-9]{1,2})日?(?:00:00(?::00)?)?|(?<m>[0-9]{2})(?<d>[0-9]{2}))$", RegexOptions.CultureInvariant)]
    private static partial Regex Date();
}
