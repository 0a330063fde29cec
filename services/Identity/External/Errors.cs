using Linli.ServiceDefaults;
using Linli.ServiceDefaults.Http;

namespace Linli.IdentityService.External;

/// <summary>Every refusal of an outside provider, at the field that would mend it.</summary>
internal static class Errors
{
    public static RuleException NotHttps() => new("provider.https") { Field = "issuer" };
    public static RuleException AddressRefused() => new("provider.address_refused") { Field = "issuer" };
    public static RuleException Unreachable() => new("provider.unreachable") { Field = "issuer" };
    public static RuleException NotOpenId() => new("provider.not_openid") { Field = "issuer" };
    public static RuleException OtherIssuer(string issuer) => new("provider.other_issuer", issuer) { Field = "issuer" };
    public static RuleException NoCodeFlow() => new("provider.no_code_flow") { Field = "issuer" };
}
