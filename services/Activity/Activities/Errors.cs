using Linli.ServiceDefaults.Http;

namespace Linli.ActivityService.Activities;

internal static class Errors
{
    internal static RuleException EndsBeforeStart() => new("activity.ends_before_start") { Field = "endsAt" };
    internal static RuleException NotYetHeld() => new("activity.not_yet_held") { Field = "startsAt" };
    internal static RuleException Started() => new("activity.started");
    internal static RuleException NotHeld() => new("activity.not_held");
    internal static RuleException Cancelled() => new("activity.cancelled");
    internal static RuleException Closed() => new("activity.closed");
    internal static RuleException HasParticipants() => new("activity.has_participants");
    internal static RuleException ShorterThanRecorded(int longest) => new("activity.shorter_than_recorded", Math.Round(longest / 60m, 1)) { Field = "endsAt" };
    internal static RuleException LimitBelowTaken(int taken) => new("activity.limit_below_taken", taken) { Field = "signUpLimit" };
}
