using Linli.ServiceDefaults.Http;

namespace Linli.RegistryService.Members;

internal static class Errors
{
    internal const string SlipTaken = "member.slip_taken";
    internal const string PersonTaken = "member.person_taken";

    internal static RuleException AlreadyReportedIn(string member) => new("member.already_reported_in", member);
    internal static RuleException AlreadyLeft(string member) => new("member.already_left", member);
    internal static RuleException ReportInBeforeLeaving(DateOnly left) => new("member.report_in_before_leaving", left) { Field = "on" };
    internal static RuleException LeftBeforeReportIn(DateOnly reportedIn) => new("member.left_before_report_in", reportedIn) { Field = "on" };
    internal static RuleException InTheFuture() => new("member.in_the_future") { Field = "on" };
    internal static RuleException UnknownUnit() => new("member.unknown_unit") { Field = "unitId" };
}
