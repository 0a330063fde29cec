using Linli.ServiceDefaults.Http;

namespace Linli.TenantService.Grids;

internal static class Errors
{
    internal static RuleException Retired(string name) => new("grid.retired", name);
}
