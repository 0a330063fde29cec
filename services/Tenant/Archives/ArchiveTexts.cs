using System.Globalization;
using System.Resources;

namespace Linli.TenantService.Archives;

/// <summary>Why an import failed, in the caller's language: the same texts that refuse an upload.</summary>
internal static class ArchiveTexts
{
    private static readonly ResourceManager Texts = new("Linli.TenantService.Resources.Errors", typeof(ArchiveTexts).Assembly);

    public static string? Of(Archive archive) => archive.FailureCode is { } code
        ? string.Format(CultureInfo.CurrentCulture, Texts.GetString(code, CultureInfo.CurrentUICulture) ?? code, [.. Enumerable.Range(0, 2).Select(i => archive.FailureArgs.ElementAtOrDefault(i) ?? "")])
        : null;
}
