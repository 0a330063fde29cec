using Linli.ServiceDefaults.Http;

namespace Linli.ActivityService.SignUps;

internal static class Errors
{
    internal static RuleException NotNeeded() => new("sign_up.not_needed");
    internal static RuleException Over() => new("sign_up.over");
    internal static RuleException Twice() => new("sign_up.twice");
    internal static RuleException Withdrawn() => new("sign_up.withdrawn");
    internal static RuleException NotAMember() => new("sign_up.not_a_member");
    internal static RuleException MoreThanPlaces(int places) => new("sign_up.more_than_places", places) { Field = "persons" };
}
