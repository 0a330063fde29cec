using Linli.ServiceDefaults.Http;

namespace Linli.IdentityService.People;

/// <summary>Every refusal about accounts.</summary>
internal static class Errors
{
    public static RuleException ContactConflict() => new("person.contact_conflict") { Field = "email" };
    public static RuleException Closed() => new("person.closed");
    public static RuleException Elsewhere() => new("person.elsewhere");
    public static RuleException Self() => new("person.self");
    public static RuleException HasPassword() => new("person.has_password");
    public static RuleException InvitedElsewhere() => new("person.invited_elsewhere");
    public static RuleException DemoOnly() => new("person.demo_only") { Field = "demoPassword" };
}
