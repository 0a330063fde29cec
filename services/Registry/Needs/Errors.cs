using Linli.ServiceDefaults.Http;

namespace Linli.RegistryService.Needs;

internal static class Errors
{
    internal const string AlreadyClaimed = "need.already_claimed";

    internal static RuleException InTheFuture() => new("need.in_the_future") { Field = "on" };
    internal static RuleException WantedBeforeEntered(DateOnly entered) => new("need.wanted_before_entered", entered) { Field = "wantedBy" };
    internal static RuleException QuantityBelowTaken(int taken) => new("need.quantity_below_taken", taken) { Field = "quantity" };
    internal static RuleException NotSoMuchLeft(int left) => new("need.not_so_much_left", left) { Field = "quantity" };
    internal static RuleException AllTaken(string title) => new("need.all_taken", title);
    internal static RuleException Ended(string title) => new("need.ended", title);
    internal static RuleException NobodyToStart() => new("need.nobody_to_start");
    internal static RuleException NobodyDidIt() => new("need.nobody_did_it");
    internal static RuleException Day(DateOnly entered) => new("need.day", entered) { Field = "on" };
    internal static RuleException ClaimEnded() => new("need.claim_ended");
    internal static RuleException UnknownUnit() => new("need.unknown_unit") { Field = "unitId" };
    internal static RuleException UnitRetired(string unit) => new("unit.retired", unit) { Field = "unitId" };
    internal static RuleException UnknownResource() => new("need.unknown_resource") { Field = "resourceId" };
}
