using Linli.ServiceDefaults.Http;

namespace Linli.RegistryService.Units;

internal static class Errors
{
    internal const string AlreadyApart = "unit.already_apart";
    internal const string CreditCodeTaken = "unit.credit_code_taken";

    internal static RuleException CreditCodeShape() => new("unit.credit_code_shape") { Field = "creditCode" };
    internal static RuleException CreditCodeCheck(char given, char expected) => new("unit.credit_code_check", given, expected) { Field = "creditCode" };
    internal static RuleException Retired(string unit) => new("unit.retired", unit);
    internal static RuleException MergedWithItself() => new("unit.merged_with_itself") { Field = "intoUnitId" };
    internal static RuleException NotMerged(string unit) => new("unit.not_merged", unit);
    internal static RuleException Hidden() => new("unit.hidden");
    internal static RuleException UnknownCommunity() => new("unit.unknown_community") { Field = "communityId" };
}
