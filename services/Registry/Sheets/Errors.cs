using Linli.ServiceDefaults.Http;

namespace Linli.RegistryService.Sheets;

/// <summary>Why an import is not taken back.</summary>
internal static class Errors
{
    /// <param name="row">What it is called; null: it is there no longer.</param>
    internal static RuleException ChangedSince(string? row) => new("sheet.changed_since", row ?? "?");
    internal static RuleException UsedSince(string row) => new("sheet.used_since", row);
}
