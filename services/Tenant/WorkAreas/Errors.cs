using Linli.ServiceDefaults.Http;

namespace Linli.TenantService.WorkAreas;

internal static class Errors
{
    internal static RuleException NameTwice(string name) => new("work_area.name_twice", name) { Field = "areas" };
}
