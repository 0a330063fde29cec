using Linli.ServiceDefaults.Http;

namespace Linli.ServiceDefaults.Spreadsheets.Imports;

internal static class ImportErrors
{
    internal static RuleException NotNow() => new("import.not_now");
    internal static RuleException HasWrong(int rows) => new("import.has_wrong", rows);
    /// <summary>The token that a run works with has run out.</summary>
    internal static OutageException SignedOut() => new("import.signed_out");
    internal static RuleException NotAllowed() => new("import.not_allowed");
    internal static RuleException NothingToShow() => new("import.nothing_to_show");
    internal static RuleException NothingToUndo() => new("import.nothing_to_undo");
    /// <summary>Somebody wrote the same at the same moment, and the database let one of the two have it.</summary>
    internal static OutageException Collided(Exception inner) => new("import.collided", inner);
    internal static RuleException NothingToMend() => new("import.nothing_to_mend");
}
