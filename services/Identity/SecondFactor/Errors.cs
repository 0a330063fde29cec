using Linli.ServiceDefaults.Http;

namespace Linli.IdentityService.SecondFactor;

/// <summary>Every refusal about the second factor.</summary>
internal static class Errors
{
    public static RuleException NoFactor() => new("second_factor.none");
    public static RuleException OwnFactor() => new("second_factor.own");
}
