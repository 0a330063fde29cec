using Linli.ServiceDefaults.Http;

namespace Linli.RegistryService.Pairs;

internal static class Errors
{
    internal const string AlreadyPaired = "pair.already_paired";

    internal static RuleException UnknownHelper() => new("pair.unknown_helper") { Field = "helper.id" };
    internal static RuleException UnknownHelped() => new("pair.unknown_helped") { Field = "helped.id" };
    internal static RuleException WithThemselves() => new("pair.with_themselves") { Field = "helped.id" };
    internal static RuleException Ended(string card) => new("pair.ended", card);
    internal static RuleException InTheFuture() => new("pair.in_the_future") { Field = "on" };
    internal static RuleException BeforeStart(DateOnly start) => new("pair.before_start", start) { Field = "on" };
    internal static RuleException BeforeLastVisit(DateOnly visit) => new("pair.before_last_visit", visit) { Field = "on" };
    internal static RuleException VisitWithdrawn() => new("pair.visit_withdrawn");
    internal static RuleException TooManyCards(int most) => new("pair.too_many_cards", most);
}
