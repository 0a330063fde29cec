using Linli.ServiceDefaults.Http;

namespace Linli.TenantService.Notices;

internal static class Errors
{
    internal static RuleException Past() => new("notice.past") { Field = "validUntil" };

    internal static RuleException Withdrawn() => new("notice.withdrawn");
}
