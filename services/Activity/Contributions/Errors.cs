using Linli.ServiceDefaults.Http;

namespace Linli.ActivityService.Contributions;

internal static class Errors
{
    internal static RuleException InFuture() => new("contribution.in_future") { Field = "on" };
    internal static RuleException AmountMissing() => new("contribution.amount_missing") { Field = "amount" };
    internal static RuleException DescriptionMissing() => new("contribution.description_missing") { Field = "description" };
    internal static RuleException Voided() => new("contribution.voided");
}
