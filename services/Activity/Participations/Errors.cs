using Linli.ServiceDefaults.Http;

namespace Linli.ActivityService.Participations;

internal static class Errors
{
    internal static RuleException LongerThanActivity(int minutes) => new("participation.longer_than_activity", Math.Round(minutes / 60m, 1)) { Field = "minutesEach" };
    internal static RuleException MemberIsOne() => new("participation.member_is_one") { Field = "persons" };
    internal static RuleException MoreThanSignedUp(int present, int signedUp) => new("participation.more_than_signed_up", present, signedUp) { Field = "persons" };
    internal static RuleException Twice() => new("participation.twice");
    internal static RuleException TakenBack() => new("participation.taken_back");
}
