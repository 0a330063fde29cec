using Linli.ServiceDefaults.Audit;

namespace Linli.ActivityService.Contributions;

/// <summary>What is said about a contribution.</summary>
/// <param name="Amount">CNY to the cent: what was given (money) or what it is estimated to be worth (in kind, service).</param>
/// <param name="Approximate">The amount is "close to" (近).</param>
internal sealed record ContributionFacts(
    string Kind, Guid? GiverUnitId, [property: Personal] string? Giver, string ReceiverKind, [property: Personal] string Receiver, string Purpose, string WorkArea,
    DateOnly On, decimal? Amount, bool Approximate, string? Description, string? ReceiptNo);

internal static class ContributionKinds
{
    public const string Money = "money";
    public const string InKind = "in_kind";
    public const string Service = "service";
}

internal static class ReceiverKinds
{
    /// <summary>A private person: kept and shown by surname only (李某).</summary>
    public const string Person = "person";

    /// <summary>A kind of people, e.g. 困难居民.</summary>
    public const string Group = "group";

    /// <summary>A community, unit or other organisation.</summary>
    public const string Organisation = "organisation";
}
