namespace Linli.ActivityService;

internal static class Text
{
    /// <summary>Trimmed; nothing where nothing was said.</summary>
    public static string? OrNull(this string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    /// <summary>A pattern that finds the text anywhere, whatever characters it holds.</summary>
    public static string Anywhere(string search) =>
        $"%{search.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal)}%";
}
