using Linli.ServiceDefaults.Http;

namespace Linli.RegistryService.Units;

internal static class Errors
{
    internal const string CreditCodeTaken = "unit.credit_code_taken";

    internal static RuleException CreditCodeShape() => new("unit.credit_code_shape") { Field = "creditCode" };
    internal static RuleException CreditCodeCheck(char given, char expected) => new("unit.credit_code_check", given, expected) { Field = "creditCode" };
    internal static RuleException Retired(string unit) => new("unit.retired", unit);
    internal static RuleException UnknownCommunity() => new("unit.unknown_community") { Field = "communityId" };
}
