using System.Text.RegularExpressions;

namespace Linli.RegistryService;

/// <summary>A mobile number of 11 digits, a landline with its area code, or a masked one that stands for the stored one.</summary>
internal static partial class Phone
{
    public static bool IsAcceptable(string? text) => string.IsNullOrWhiteSpace(text) || Shape().IsMatch(text.Trim());

    /// <summary>A number that can be looked up: nothing of it is masked.</summary>
    public static bool IsWhole(string text) => Shape().IsMatch(text) && !text.Contains('*', StringComparison.Ordinal);

    [GeneratedRegex(@"^(1[3-9]\d{9}|0\d{2,3}-?\d{7,8}(-\d{1,5})?|[\d-]{0,5}\*+[\d-]{0,4})$")]
    private static partial Regex Shape();
}
