using Linli.ServiceDefaults.Http;

namespace Linli.ActivityService.ServiceCards;

internal static class Errors
{
    internal const string Written = "service_card.written";

    internal static RuleException NotBegun() => new("service_card.not_begun") { Field = "quarter" };
    internal static RuleException Acknowledged(string number) => new("service_card.acknowledged", number);
}
