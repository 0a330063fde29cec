using Linli.ServiceDefaults.Http;

namespace Linli.TenantService.Deletions;

internal static class Errors
{
    internal static RuleException CodeDiffers() => new("deletion.code_differs") { Field = "code" };
    internal static RuleException NotClosed() => new("deletion.not_closed");
    internal static RuleException TooLate() => new("deletion.too_late");
    internal static RuleException Pending() => new("deletion.pending");
}
