using Linli.ServiceDefaults.Http;

namespace Linli.TenantService.Changes;

internal static class Errors
{
    internal static RuleException InPast(string field) => new("change.in_past") { Field = field };
    internal static RuleException TooFar(DateOnly last, string field) => new("change.too_far", last) { Field = field };
    internal static RuleException Announced(string name, DateOnly on) => new("change.announced", name, on);
    internal static RuleException NotAnnounced() => new("change.not_announced");
    internal static RuleException NotUndoable() => new("change.not_undoable");
    internal static RuleException ChangedSince(string name) => new("change.changed_since", name);
}
