using Linli.ServiceDefaults.Http;

namespace Linli.TenantService.Grids;

internal static class Errors
{
    internal static RuleException Retired(string name) => new("grid.retired", name);
    internal static RuleException NameTaken() => new("grid.name_taken") { Field = "name" };
    internal static RuleException NameUnchanged(string name) => new("grid.name_unchanged", name) { Field = "name" };
    internal static RuleException Elsewhere() => new("grid.elsewhere") { Field = "grids" };
    internal static RuleException MergedIntoItself(string name) => new("grid.merged_into_itself", name) { Field = "into" };
}
