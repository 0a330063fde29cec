using Linli.ServiceDefaults.Http;

namespace Linli.RegistryService.UnitResources;

internal static class Errors
{
    internal static RuleException FromAfterTo() => new("resource.from_after_to") { Field = "to" };
    internal static RuleException QuantityBelowTaken(int taken) => new("resource.quantity_below_taken", taken) { Field = "quantity" };
    internal static RuleException NotSoMuchLeft(int left) => new("resource.not_so_much_left", left) { Field = "quantity" };
    internal static RuleException Ended(string title) => new("resource.ended", title);
    internal static RuleException NotThen(string title) => new("resource.not_then", title) { Field = "resourceId" };
    internal static RuleException StillClaimed(int taken) => new("resource.still_claimed", taken);
}
