using Linli.ServiceDefaults.Http;

namespace Linli.Portal.Api;

/// <summary>Activities, sign-ups, participation, hours and contributions.</summary>
internal sealed class ActivityApi(HttpClient http) : ServiceClient("activity", http)
{
    public Task<ActivityHoldings?> FindHoldingsAsync(Guid community, DateOnly? on, CancellationToken ct) =>
        FindAsync<ActivityHoldings>($"/communities/{community}/holdings{(on is { } day ? $"?on={day:yyyy-MM-dd}" : "")}", ct);

    public static readonly string[] ActivityFilters = ["community", "kind", "workArea", "state", "month"];
    public static readonly string[] ContributionFilters = ["community", "kind", "workArea", "state", "month"];

    public Task<ActivityDirectory> DirectoryAsync(Guid? community, CancellationToken ct = default) =>
        GetAsync<ActivityDirectory>(community is null ? "/directory" : $"/directory?community={community}", ct);

    public Task<Page<ActivityItem>> ListActivitiesAsync(ListQuery query, CancellationToken ct = default) =>
        GetAsync<Page<ActivityItem>>("/activities" + query.ForService(ActivityFilters), ct);

    public Task<ActivityDetail?> FindActivityAsync(Guid id, CancellationToken ct = default) => FindAsync<ActivityDetail>($"/activities/{id}", ct);

    public Task<ApiResult<CreatedRow>> PlanAsync(object request, CancellationToken ct = default) => PostAsync<CreatedRow>("/activities", request, ct);

    public Task<ApiResult> ChangeAsync(Guid id, object request, CancellationToken ct = default) => PutAsync($"/activities/{id}", request, ct);

    public Task<ApiResult> HoldAsync(Guid id, CancellationToken ct = default) => PostAsync($"/activities/{id}/hold", ct: ct);

    public Task<ApiResult> CloseAsync(Guid id, CancellationToken ct = default) => PostAsync($"/activities/{id}/close", ct: ct);

    public Task<ApiResult> CancelAsync(Guid id, string? reason, CancellationToken ct = default) => PostAsync($"/activities/{id}/cancel", new { reason }, ct);

    public Task<ApiResult> WriteNewsAsync(Guid id, object request, CancellationToken ct = default) => PutAsync($"/activities/{id}/news", request, ct);

    public Task<IReadOnlyList<SignUpItem>> ListSignUpsAsync(Guid id, CancellationToken ct = default) =>
        GetAsync<IReadOnlyList<SignUpItem>>($"/activities/{id}/sign-ups", ct);

    public Task<ApiResult<SignedUp>> SignUpAsync(Guid id, object request, CancellationToken ct = default) => PostAsync<SignedUp>($"/activities/{id}/sign-ups", request, ct);

    public Task<ApiResult> WithdrawAsync(Guid id, Guid signUp, CancellationToken ct = default) => DeleteAsync($"/activities/{id}/sign-ups/{signUp}", ct);

    public Task<ApiResult<SignedUp>> SignUpMyselfAsync(Guid id, CancellationToken ct = default) => PostAsync<SignedUp>($"/activities/{id}/sign-ups/me", null, ct);

    public Task<ApiResult> WithdrawMyselfAsync(Guid id, CancellationToken ct = default) => DeleteAsync($"/activities/{id}/sign-ups/me", ct);

    public Task<IReadOnlyList<ParticipationItem>> ListParticipationsAsync(Guid id, CancellationToken ct = default) =>
        GetAsync<IReadOnlyList<ParticipationItem>>($"/activities/{id}/participations", ct);

    public Task<ApiResult> RecordAsync(Guid id, IEnumerable<object> entries, CancellationToken ct = default) => PostAsync($"/activities/{id}/participations", new { entries }, ct);

    public Task<ApiResult> CorrectAsync(Guid id, Guid participation, object request, CancellationToken ct = default) =>
        PutAsync($"/activities/{id}/participations/{participation}", request, ct);

    public Task<ApiResult> TakeBackAsync(Guid id, Guid participation, string? reason, CancellationToken ct = default) =>
        PostAsync($"/activities/{id}/participations/{participation}/take-back", new { reason }, ct);

    public Task<UnitEffort?> FindUnitEffortAsync(Guid unit, int? year, CancellationToken ct = default) => FindAsync<UnitEffort>($"/units/{unit}/effort{(year is null ? "" : $"?year={year}")}", ct);

    public static readonly string[] ServiceCardFilters = ["community", "unit", "member", "year", "quarter", "state"];

    public Task<Page<ServiceCardItem>> ServiceCardsAsync(ListQuery query, CancellationToken ct = default) => GetAsync<Page<ServiceCardItem>>("/service-cards" + query.ForService(ServiceCardFilters), ct);

    public Task<ServiceCardDetail?> FindServiceCardAsync(Guid id, CancellationToken ct = default) => FindAsync<ServiceCardDetail>($"/service-cards/{id}", ct);

    public Task<ApiResult<ServiceCardsIssued>> IssueServiceCardsAsync(Guid community, object request, CancellationToken ct = default) =>
        PostAsync<ServiceCardsIssued>($"/communities/{community}/service-cards", request, ct);

    public Task<ApiResult> AcknowledgeServiceCardAsync(Guid id, string? reply, CancellationToken ct = default) => PostAsync($"/service-cards/{id}/acknowledge", new { reply }, ct);

    public Task<MyHours> MyHoursAsync(int year, CancellationToken ct = default) => GetAsync<MyHours>($"/me/hours?year={year}", ct);

    public Task<Page<ContributionItem>> ListContributionsAsync(ListQuery query, CancellationToken ct = default) =>
        GetAsync<Page<ContributionItem>>("/contributions" + query.ForService(ContributionFilters), ct);

    public Task<ContributionTotals> SumContributionsAsync(ListQuery query, CancellationToken ct = default) =>
        GetAsync<ContributionTotals>("/contributions/totals" + query.ForService(ContributionFilters), ct);

    public Task<ContributionDetail?> FindContributionAsync(Guid id, CancellationToken ct = default) => FindAsync<ContributionDetail>($"/contributions/{id}", ct);

    public Task<ApiResult<CreatedRow>> RecordContributionAsync(object request, CancellationToken ct = default) => PostAsync<CreatedRow>("/contributions", request, ct);

    public Task<ApiResult> CorrectContributionAsync(Guid id, object request, CancellationToken ct = default) => PutAsync($"/contributions/{id}", request, ct);

    public Task<ApiResult> VoidContributionAsync(Guid id, string? reason, CancellationToken ct = default) => PostAsync($"/contributions/{id}/void", new { reason }, ct);
}

internal sealed record ActivityDirectory(IReadOnlyList<CommunityChoice> Communities, IReadOnlyList<UnitChoice> Units);

internal sealed record CommunityChoice(Guid Id, string Name, bool Retired);

/// <param name="Partner">From outside the area.</param>
internal sealed record UnitChoice(Guid Id, string Name, bool Partner);

internal sealed record ActivityItem(
    Guid Id, Guid CommunityId, string CommunityName, string Kind, string Title, string WorkArea, string Place,
    DateTimeOffset StartsAt, DateTimeOffset EndsAt, bool AllDay, DateOnly On, string State, bool SignUpRequired, int? SignUpLimit, int Taken, int Persons, int Minutes);

internal sealed record ActivityDetail(
    Guid Id, uint Version, Guid CommunityId, string CommunityName, string Kind, string Title, string? Theme, string WorkArea, string Place,
    DateTimeOffset StartsAt, DateTimeOffset EndsAt, bool AllDay, DateOnly On, string Host, string? Partner, IReadOnlyList<OrganisingUnit> Units,
    IReadOnlyList<ProgrammePart> Programme, string State, string? CancelReason, ActivityNews? News, SignUpSummary SignUp, string? Mine, int Persons, int Minutes)
{
    public bool IsOver => State is "closed" or "cancelled";

    public int LengthMinutes => (int)(EndsAt - StartsAt).TotalMinutes;
}

internal sealed record OrganisingUnit(Guid Id, string Name);

internal sealed record ProgrammePart(string Title, string? Note);

internal sealed record ActivityNews(string Title, string Text, string? Source, string? Author, DateOnly? On);

internal sealed record SignUpSummary(bool Required, int? Limit, int Taken, int Waiting);

internal sealed record SignUpItem(Guid Id, Guid? MemberId, Guid? UnitId, string? UnitName, int Persons, string State, DateTimeOffset At, int? Line);

internal sealed record SignedUp(Guid Id, string State);

internal sealed record ParticipationItem(
    Guid Id, Guid? MemberId, Guid? UnitId, string? UnitName, string GroupName, int Persons, int MinutesEach, bool TakenBack, DateTimeOffset At, IReadOnlyList<FormerParticipation> Formers);

internal sealed record FormerParticipation(int Persons, int MinutesEach, string Reason, string By, DateTimeOffset At);

/// <summary>What a unit did and gave in a year, in all and in each community.</summary>
internal sealed record UnitEffort(
    Guid UnitId, string UnitName, int Year, int Activities, int Persons, int Minutes, int Contributions, decimal Money, decimal Estimated, IReadOnlyList<EffortInCommunity> Communities);

public sealed record EffortInCommunity(Guid Id, string Name, int Activities, int Persons, int Minutes, int Contributions, decimal Money, decimal Estimated);

/// <summary>What a member did in a quarter, as the community returned it to the unit.</summary>
public sealed record ServiceCardItem(
    Guid Id, Guid CommunityId, string CommunityName, Guid MemberId, Guid? UnitId, string? UnitName, int Year, int Quarter, string Number,
    int Activities, int Minutes, string? Remark, DateTimeOffset IssuedAt, DateTimeOffset? AcknowledgedAt, string? Reply);

internal sealed record ServiceCardDetail(ServiceCardItem Card, IReadOnlyList<HoursLine> Lines);

internal sealed record ServiceCardsIssued(int Written, int Kept);

internal sealed record MyHours(bool IsMember, MemberHours Hours);

internal sealed record MemberHours(int Year, int Activities, int Minutes, IReadOnlyList<HoursLine> Lines);

internal sealed record HoursLine(Guid ActivityId, string Title, string Kind, string WorkArea, string CommunityName, DateOnly On, int Minutes);

internal sealed record ContributionItem(
    Guid Id, Guid CommunityId, string CommunityName, string Kind, Guid? GiverUnitId, string Giver, string Receiver, string Purpose, string WorkArea,
    DateOnly On, decimal? Amount, bool Approximate, string? Description, string? ReceiptNo, bool Voided);

internal sealed record ContributionTotals(int Count, decimal Money, bool Approximate, decimal InKind, decimal Service);

internal sealed record ContributionFacts(
    string Kind, Guid? GiverUnitId, string? Giver, string ReceiverKind, string Receiver, string Purpose, string WorkArea,
    DateOnly On, decimal? Amount, bool Approximate, string? Description, string? ReceiptNo);

internal sealed record ContributionChange(string Reason, string By, DateTimeOffset At, ContributionFacts? Former);

internal sealed record ContributionDetail(
    Guid Id, uint Version, Guid CommunityId, string CommunityName, string Giver, ContributionFacts Now, ContributionChange? Voided, IReadOnlyList<ContributionChange> Corrections);

/// <param name="Planned">Activities that the community that goes on will hold; the others stay.</param>
internal sealed record ActivityHoldings(int Planned, int Activities, int Contributions);
