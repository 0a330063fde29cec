using Linli.ServiceDefaults.Http;

namespace Linli.RegistryService.Agreements;

internal static class Errors
{
    internal const string AlreadyRenewed = "agreement.already_renewed";

    internal static RuleException UnknownUnit() => new("agreement.unknown_unit") { Field = "unitIds" };
    internal static RuleException EndsBeforeItBegins(DateOnly begins) => new("agreement.ends_before_it_begins", begins) { Field = "endsOn" };
    internal static RuleException NotADraft(string title) => new("agreement.not_a_draft", title);
    internal static RuleException NotSigned(string title) => new("agreement.not_signed", title);
    internal static RuleException Ended(string title) => new("agreement.ended", title);
    internal static RuleException InTheFuture() => new("agreement.in_the_future") { Field = "on" };
    internal static RuleException SignedAfterItsTerm(DateOnly end) => new("agreement.signed_after_its_term", end) { Field = "on" };
    internal static RuleException EndedBeforeItWasSigned(DateOnly signed) => new("agreement.ended_before_it_was_signed", signed) { Field = "on" };
    internal static RuleException OfficeMissing() => new("agreement.office_missing") { Field = "offices" };
    internal static RuleException NoUnitLeft() => new("agreement.no_unit_left");
}
