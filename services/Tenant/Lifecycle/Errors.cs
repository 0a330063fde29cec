using Linli.ServiceDefaults.Http;

namespace Linli.TenantService.Lifecycle;

internal static class Errors
{
    /// <summary>The sub-district is in a state from which this is no step.</summary>
    internal static RuleException NotFrom(string state) => new($"tenant.is_{state}");
}
