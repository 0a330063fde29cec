namespace Linli.RegistryService;

internal static class Text
{
    public static string? OrNull(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
