using Linli.ServiceDefaults.Http;

namespace Linli.RegistryService.Mechanism;

internal static class Errors
{
    internal const string ChairTaken = "leader.chair_taken";

    internal static RuleException UnknownUnit() => new("leader.unknown_unit") { Field = "unitId" };
    internal static RuleException LeaderEnded(string office) => new("leader.ended", office);
    internal static RuleException RuleEnded(string title) => new("rule.ended", title);
    internal static RuleException InTheFuture() => new("mechanism.in_the_future") { Field = "on" };
    internal static RuleException BeforeItBegan(DateOnly began) => new("mechanism.before_it_began", began) { Field = "on" };
}

internal static class Days
{
    /// <summary>What ends has begun, and ends no later than today.</summary>
    public static void Refuse(DateOnly began, DateOnly on, DateOnly today)
    {
        if (on > today)
        {
            throw Errors.InTheFuture();
        }
        if (on < began)
        {
            throw Errors.BeforeItBegan(began);
        }
    }
}

internal static class MechanismRules
{
    public const int OfficeLength = 60;
    public const int NameLength = 50;
    public const int TitleLength = 100;
    public const int TextLength = 4000;
}
