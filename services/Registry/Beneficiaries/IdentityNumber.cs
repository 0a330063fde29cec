using System.Globalization;

namespace Linli.RegistryService.Beneficiaries;

/// <summary>A citizen's identity number (GB 11643): 17 digits with a real birth date in them, and a check character.</summary>
internal static class IdentityNumber
{
    public const int Length = 18;
    private const string CheckCharacters = "10X98765432";
    private static readonly int[] Weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    /// <summary>As it is stored: without spaces, X in upper case.</summary>
    public static string? Normalize(string? text) => Text.OrNull(text)?.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();

    public static bool IsRight(string number, DateOnly today) =>
        number.Length == Length && number[..^1].All(char.IsAsciiDigit)
        && DateOnly.TryParseExact(number.AsSpan(6, 8), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var born) && born.Year >= 1880 && born <= today
        && CheckOf(number) == number[^1];

    private static char CheckOf(string number) => CheckCharacters[Weights.Select((weight, i) => weight * (number[i] - '0')).Sum() % 11];
}
