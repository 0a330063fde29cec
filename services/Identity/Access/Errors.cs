using Linli.ServiceDefaults;
using Linli.ServiceDefaults.Http;

namespace Linli.IdentityService.Access;

/// <summary>Every refusal of delegated administration.</summary>
internal static class Errors
{
    public static RuleException RoleUnknown() => new("assignment.role_unknown") { Field = "role" };
    public static RuleException RoleNotAtScope() => new("assignment.role_not_at_scope") { Field = "role" };
    public static RuleException RoleBeyondOwn() => new("assignment.role_beyond_own") { Field = "role" };
    public static RuleException NotDelegable() => new("assignment.not_delegable");
    public static RuleException BeyondOwnEnd(DateTimeOffset end) => new("assignment.beyond_own_end", Local(end)) { Field = "validTo" };
    public static RuleException EndsEarlier(DateTimeOffset end) => new("assignment.ends_earlier", Local(end)) { Field = "validTo" };
    public static RuleException Self() => new("assignment.self");
    public static RuleException MayNotEnd() => new("assignment.may_not_end");
    public static RuleException LastAdmin() => new("assignment.last_admin");
    public static RuleException PeopleQuota(int quota) => new("quota.people", quota);
    public static RuleException ReceiverClosed() => new("assignment.receiver_closed");

    private static string Local(DateTimeOffset time) => $"{time.ToOffset(TimeSpan.FromHours(8)):yyyy-MM-dd HH:mm}";
}
