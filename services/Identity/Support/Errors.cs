using Linli.ServiceDefaults.Http;

namespace Linli.IdentityService.Support;

/// <summary>Every refusal of support access.</summary>
internal static class Errors
{
    public const string OpenAlreadyCode = "support.open_already";

    public static RuleException OpenAlready() => new(OpenAlreadyCode);
    public static RuleException Ended() => new("support.ended");
}
