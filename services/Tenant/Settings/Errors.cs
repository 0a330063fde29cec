using Linli.ServiceDefaults.Http;

namespace Linli.TenantService.Settings;

internal static class Errors
{
    internal static RuleException LogoFormat() => new("logo.format") { Field = "file" };

    internal static RuleException LogoSize(int kilobytes) => new("logo.size", kilobytes) { Field = "file" };

    internal static RuleException StorageFull(long megabytes) => new("quota.storage", megabytes) { Field = "file" };
}
