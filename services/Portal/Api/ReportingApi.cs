namespace Linli.Portal.Api;

/// <summary>Dashboards, the city's monitoring and the messages that could not be handled.</summary>
internal sealed class ReportingApi(HttpClient http) : ServiceClient("reporting", http)
{
    /// <returns>Nothing when the community is unknown or out of reach.</returns>
    public Task<TenantFigures?> FindOverviewAsync(ListQuery query, CancellationToken ct = default) =>
        FindAsync<TenantFigures>("/figures/overview" + query.ForService("community", "month", "predecessors"), ct);

    public Task<CityFigures> CityAsync(ListQuery query, CancellationToken ct = default) =>
        GetAsync<CityFigures>("/city/overview" + query.ForService("month"), ct);

    public Task<IReadOnlyList<FailedMessageItem>> FailedMessagesAsync(CancellationToken ct = default) =>
        GetAsync<IReadOnlyList<FailedMessageItem>>("/operations/errors", ct);

    public Task<IReadOnlyList<QueueDepthItem>> QueuesAsync(CancellationToken ct = default) =>
        GetAsync<IReadOnlyList<QueueDepthItem>>("/operations/queues", ct);

    public Task<ApiResult> ReplayAsync(string service, Guid messageId, CancellationToken ct = default) =>
        PostAsync($"/operations/errors/{service}/{messageId}/replay", ct: ct);

    public Task<ApiResult> DiscardAsync(string service, Guid messageId, CancellationToken ct = default) =>
        DeleteAsync($"/operations/errors/{service}/{messageId}", ct);
}

/// <summary>A sub-district's or a community's figures; amounts in fen, times in minutes.</summary>
public sealed record TenantFigures(
    string Name, DateTimeOffset? AsOf, string Version, DateOnly Month, IReadOnlyList<FigureCard> Cards, IReadOnlyList<FigureShare> Coverage,
    IReadOnlyList<DateOnly> MonthsShown, IReadOnlyList<FigureArea> WorkAreas, IReadOnlyList<FigureCommunity> Communities,
    IReadOnlyList<FigureKind> Kinds, IReadOnlyList<FigureRecent> Latest, FigurePast? Past)
{
    public FigureCard Card(string metric) => Cards.First(c => c.Metric == metric);

    public bool IsEmpty => Cards.All(c => c.Value == 0 && c.Year == 0);
}

public sealed record FigureCard(string Metric, long Value, long Before, long Year);

public sealed record FigureShare(string Key, long Part, long Whole);

public sealed record FigureArea(string WorkArea, IReadOnlyList<long> Activities, IReadOnlyList<long> PersonTimes, IReadOnlyList<long> Minutes);

public sealed record FigureCommunity(
    Guid Id, string Name, bool HasProfile, long Contradictions, long Units, long Members, long MembersWithPost,
    long Activities, long PersonTimes, long Minutes, long Amount, DateOnly? RetiredOn, string? MergedInto,
    long Beneficiaries, long BeneficiariesPaired, long BeneficiariesVisited, long Agreements, long AgreementsDue, long UnitsWithAgreement, long Needs, long NeedsMatched, long NeedsDone, long Projects, long ProjectsMatched, long ProjectsDone, long Volunteers);

/// <summary>Of one community: those that were merged into it, whether they are added up, and what became of itself.</summary>
public sealed record FigurePast(bool AddedUp, IReadOnlyList<FigurePastCommunity> Predecessors, FigurePastCommunity Self);

public sealed record FigurePastCommunity(Guid Id, string Name, DateOnly? RetiredOn, Guid? MergedIntoId, string? MergedInto);

public sealed record FigureKind(string Metric, string Kind, long Value);

public sealed record FigureRecent(DateTimeOffset At, string What, Guid Id, Guid CommunityId, string Kind, string WorkArea, DateOnly Day, long Amount);

/// <summary>All sub-districts side by side; a number that is null is hidden.</summary>
public sealed record CityFigures(
    DateTimeOffset? AsOf, string Version, DateOnly Month, CityTotals Totals, CityTrend Trend, CityRanking Tenants, CityHeatMap HeatMap,
    IReadOnlyList<CityBehind> FallingBehind);

public sealed record CityTotals(long Tenants, long Communities, long Units, long? Members, long? MembersWithPost, long Profiles,
    long? Beneficiaries, long? BeneficiariesPaired, long? BeneficiariesVisited, long UnitsWithAgreement, long AgreementsDue, long Needs, long NeedsMatched, long NeedsDone, long Projects, long ProjectsMatched, long ProjectsDone, long? Volunteers);

public sealed record CityTrend(
    IReadOnlyList<DateOnly> Months, IReadOnlyList<long> Activities, IReadOnlyList<long?> PersonTimes, IReadOnlyList<long?> Minutes, IReadOnlyList<long> Amount);

public sealed record CityRanking(IReadOnlyList<CityLine> Items, string? Next, int Total);

public sealed record CityLine(
    Guid TenantId, string Name, string? Code, DateTimeOffset AsOf, long Rank, int Score, IReadOnlyList<CityComponent> Components,
    long Communities, long Units, long? Members, long? MembersWithPost, long Activities, long ActivitiesBefore,
    long? PersonTimes, long? Minutes, long Amount, long Profiles, long ProfilesContradicting,
    long? Beneficiaries, long? BeneficiariesPaired, long? BeneficiariesVisited, long UnitsWithAgreement, long AgreementsDue, long Needs, long NeedsMatched, long NeedsDone, long Projects, long ProjectsMatched, long ProjectsDone, long? Volunteers);

public sealed record CityComponent(string Key, int? Score);

public sealed record CityHeatMap(IReadOnlyList<string> WorkAreas, IReadOnlyList<CityHeatRow> Rows);

public sealed record CityHeatRow(Guid TenantId, string Name, IReadOnlyList<long?> Minutes);

public sealed record CityBehind(Guid TenantId, string Name, long Rank, int Score, IReadOnlyList<CityReason> Reasons);

public sealed record CityReason(string Code, long? Part, long? Whole);

/// <param name="Waiting">Messages that the service has not taken in yet.</param>
/// <param name="Consumers">None: the service is away.</param>
public sealed record QueueDepthItem(string Service, long Waiting, long Consumers);

public sealed record FailedMessageItem(string Service, Guid MessageId, string Event, string Body, string? Error, DateTimeOffset? FailedAt);
