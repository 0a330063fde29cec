using Linli.ServiceDefaults.Http;

namespace Linli.TenantService.Communities;

internal static class Errors
{
    internal static RuleException CodeElsewhere(string code, string tenantCode) => new("community.code_elsewhere", code, tenantCode[..9]) { Field = "code" };
    internal static RuleException NameUnchanged(string name) => new("community.name_unchanged", name) { Field = "name" };
    internal static RuleException RenamedInFuture() => new("community.renamed_in_future") { Field = "from" };
    internal static RuleException RenamedBeforeLast(DateOnly latest) => new("community.renamed_before_last", latest) { Field = "from" };
    internal static RuleException Retired(string name) => new("community.retired", name);
}
