using Linli.ServiceDefaults.Http;

namespace Linli.RegistryService.Posts;

internal static class Errors
{
    internal const string NameTaken = "post.name_taken";
    internal const string AlreadyClaimed = "claim.already_claimed";

    internal static RuleException Closed(string post) => new("post.closed", post);
    internal static RuleException LimitBelowTaken(int taken) => new("post.limit_below_taken", taken) { Field = "limit" };
    internal static RuleException StillTaken(int taken) => new("post.still_taken", taken);
    internal static RuleException NotReportedIn(string member) => new("claim.not_reported_in", member);
    internal static RuleException NotAMember() => new("claim.not_a_member");
    internal static RuleException NothingToDecide() => new("claim.nothing_to_decide");
    internal static RuleException ClaimEnded() => new("claim.ended");
}
