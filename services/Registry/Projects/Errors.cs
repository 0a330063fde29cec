using Linli.ServiceDefaults.Http;

namespace Linli.RegistryService.Projects;

internal static class Errors
{
    internal const string AlreadyClaimed = "project.already_claimed";
    internal const string NeedThere = "project.need_there";
    internal const string ResourceThere = "project.resource_there";

    internal static RuleException InTheFuture() => new("project.in_the_future") { Field = "on" };
    internal static RuleException DueTooEarly(DateOnly from) => new("project.due_too_early", from) { Field = "dueOn" };
    internal static RuleException PlacesBelowTaken(int taken) => new("project.places_below_taken", taken) { Field = "places" };
    internal static RuleException AllTaken(string title) => new("project.all_taken", title);
    internal static RuleException Ended(string title) => new("project.ended", title);
    internal static RuleException NobodyToStart() => new("project.nobody_to_start");
    internal static RuleException NotStarted() => new("project.not_started");
    internal static RuleException Day(DateOnly proposed) => new("project.day", proposed) { Field = "on" };
    internal static RuleException UnknownNeed() => new("project.unknown_need") { Field = "needId" };
    internal static RuleException UnknownResource() => new("project.unknown_resource") { Field = "resourceId" };
    internal static RuleException NotDone() => new("project.not_done");
    internal static RuleException ResourceGone() => new("project.resource_gone");
}
