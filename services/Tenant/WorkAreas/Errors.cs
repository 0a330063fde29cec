using Linli.ServiceDefaults.Http;

namespace Linli.TenantService.WorkAreas;

internal static class Errors
{
    internal static RuleException NameTwice(string name) => new("work_area.name_twice", name) { Field = "areas" };

    internal static RuleException Unknown(string code) => new("work_area.unknown", code) { Field = "areas" };

    internal static RuleException TooMany(int most) => new("work_area.too_many", most) { Field = "areas" };
}
