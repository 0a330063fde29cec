using Linli.ServiceDefaults.Http;

namespace Linli.TenantService.Communities;

internal static class Errors
{
    internal static RuleException CodeElsewhere(string code, string tenantCode) => new("community.code_elsewhere", code, tenantCode[..9]) { Field = "code" };
    internal static RuleException NameTaken() => new("community.name_taken") { Field = "name" };
    internal static RuleException NameUnchanged(string name) => new("community.name_unchanged", name) { Field = "name" };
    internal static RuleException RenamedBeforeLast(DateOnly latest) => new("community.renamed_before_last", latest) { Field = "from" };
    internal static RuleException CreatedInFuture() => new("community.created_in_future") { Field = "since" };
    internal static RuleException Retired(string name) => new("community.retired", name);
    internal static RuleException NotOpen(string name, DateOnly opens) => new("community.not_open", name, opens);
    internal static RuleException MergedIntoItself(string name) => new("community.merged_into_itself", name) { Field = "into" };
    internal static RuleException MergedAlone() => new("community.merged_alone") { Field = "from" };
    internal static RuleException SplitOffNothing() => new("community.split_off_nothing") { Field = "units" };
}
