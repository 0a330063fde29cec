using Linli.ServiceDefaults.Http;

namespace Linli.IdentityService.People;

/// <summary>Every refusal about accounts.</summary>
internal static class Errors
{
    public static RuleException ContactConflict() => new("person.contact_conflict") { Field = "email" };
    public static RuleException Closed() => new("person.closed");
    public static RuleException Elsewhere() => new("person.elsewhere");
    public static RuleException Self() => new("person.self");
    public static RuleException DemoOnly() => new("person.demo_only") { Field = "demoPassword" };
}
