using Linli.ServiceDefaults.Http;

namespace Linli.TenantService.Exports;

internal static class Errors
{
    internal static RuleException UnderWay() => new("export.under_way");
    internal static RuleException NotUnderWay() => new("export.not_under_way");
}
