using System.Globalization;
using System.Net.Mail;
using System.Text.RegularExpressions;

namespace Linli.ServiceDefaults.Spreadsheets;

/// <summary>Brings a cell into the form of its column, or refuses it.</summary>
internal static partial class CellCheck
{
    public static void Read(SheetColumn column, string? typed, SheetRow row)
    {
        var text = column.Kind is CellKind.Text or CellKind.Choice ? CellText.Tidy(typed) : CellText.Plain(typed);
        if (text.Length == 0)
        {
            if (column.Required)
            {
                row.Refuse(column.Key, "cell.required");
            }
        }
        else if (text.Length > column.MaxLength)
        {
            row.Refuse(column.Key, "cell.too_long", column.MaxLength);
        }
        else if (Form(column, text) is not { } value)
        {
            row.Refuse(column.Key, "cell." + column.Kind.ToString().ToLowerInvariant());
        }
        else if (column.Check?.Invoke(value) is { } code)
        {
            row.Refuse(column.Key, code);
        }
        else
        {
            row.Set(column.Key, value);
        }
    }

    /// <returns>Null when the text is nothing of the column's kind.</returns>
    private static string? Form(SheetColumn column, string text) => column.Kind switch
    {
        CellKind.Digits => text.All(char.IsAsciiDigit) ? text : null,
        CellKind.Code => text.ToUpperInvariant(),
        CellKind.Number => CellText.TryNumber(text, out var number) ? number.ToString("0.############################", CultureInfo.InvariantCulture) : null,
        CellKind.Date => CellText.TryDate(text, out var date) ? date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null,
        CellKind.Choice => column.ValueOf(CellText.Comparable(text)),
        CellKind.Phone => PhoneOf(text),
        CellKind.Email => MailAddress.TryCreate(text, out var address) && address.Address == text && address.Host.Contains('.', StringComparison.Ordinal) ? text.ToLowerInvariant() : null,
        _ => text,
    };

    private static string? PhoneOf(string text)
    {
        var number = Separators().Replace(text, "");
        number = number.StartsWith("+86", StringComparison.Ordinal) ? number[3..] : number;
        return Mobile().IsMatch(number) ? number : null;
    }

    [GeneratedRegex(@"[-()]", RegexOptions.CultureInvariant)]
    private static partial Regex Separators();

    [GeneratedRegex(@"^1[3-9]\d{9}$", RegexOptions.CultureInvariant | RegexOptions.ECMAScript)]
    private static partial Regex Mobile();
}
