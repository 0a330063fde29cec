using Linli.ServiceDefaults.Http;

namespace Linli.ActivityService.Directory;

internal static class Errors
{
    internal static RuleException CommunityRetired(string community) => new("community.retired", community) { Field = "communityId" };
    internal static RuleException UnknownUnit(string field) => new("unit.unknown") { Field = field };
    internal static RuleException UnknownMember(string field) => new("member.unknown") { Field = field };
}
