using Linli.ServiceDefaults.Http;

namespace Linli.RegistryService.Volunteers;

internal static class Errors
{
    internal const string PersonTaken = "volunteer.person_taken";
    internal const string MemberTaken = "volunteer.member_taken";

    internal static RuleException InTheFuture(string field) => new("volunteer.in_the_future") { Field = field };
    internal static RuleException RetainUntil(DateOnly latest) => new("volunteer.retain_until", latest) { Field = "retainUntil" };
    internal static RuleException JoinedBefore(DateOnly on) => new("volunteer.sheet_joined", on) { Field = "joinedOn" };
    internal static RuleException IsMember(string name) => new("volunteer.is_member", name);
    internal static RuleException AlreadySo() => new("volunteer.already_so") { Field = "state" };
    internal static RuleException UnknownMember() => new("volunteer.unknown_member") { Field = "memberId" };
    internal static RuleException AnotherPerson(string member) => new("volunteer.another_person", member) { Field = "memberId" };
}
