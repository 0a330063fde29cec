using Linli.ServiceDefaults.Http;

namespace Linli.Portal.Api;

/// <summary>Needs, resources and volunteers; projects are in <c>ProjectsApi</c>.</summary>
internal sealed class ListsApi(HttpClient http) : ServiceClient("registry", http)
{
    public static readonly string[] NeedFilters = ["community", "kind", "workArea", "unit", "state"];
    public static readonly string[] ResourceFilters = ["community", "unit", "kind", "workArea", "state"];

    public static readonly string[] VolunteerFilters = ["community", "skill", "time", "state"];

    public Task<Page<NeedItem>> NeedsAsync(ListQuery query, CancellationToken ct) => GetAsync<Page<NeedItem>>("/needs" + query.ForService(NeedFilters), ct);

    public Task<NeedsToDo> NeedsToDoAsync(CancellationToken ct) => GetAsync<NeedsToDo>("/needs/todo", ct);

    public Task<NeedDetail?> FindNeedAsync(Guid id, CancellationToken ct) => FindAsync<NeedDetail>($"/needs/{id}", ct);

    public Task<IReadOnlyList<SuggestedResource>> ResourcesForAsync(Guid need, CancellationToken ct) => GetAsync<IReadOnlyList<SuggestedResource>>($"/needs/{need}/suggestions", ct);

    public Task<ApiResult<CreatedRow>> EnterNeedAsync(Guid community, object need, CancellationToken ct) => PostAsync<CreatedRow>($"/communities/{community}/needs", need, ct);

    public Task<ApiResult> ChangeNeedAsync(Guid id, uint version, object need, CancellationToken ct) => PutAsync($"/needs/{id}?version={version}", need, ct);

    public Task<ApiResult> ClaimAsync(Guid need, object claim, CancellationToken ct) => PostAsync($"/needs/{need}/claims", claim, ct);

    public Task<ApiResult> WithdrawClaimAsync(Guid claim, string? reason, CancellationToken ct) => PostAsync($"/need-claims/{claim}/withdraw", new { reason }, ct);

    public Task<ApiResult> StartNeedAsync(Guid id, CancellationToken ct) => PostAsync($"/needs/{id}/start", ct: ct);

    public Task<ApiResult> FinishNeedAsync(Guid id, object end, CancellationToken ct) => PostAsync($"/needs/{id}/finish", end, ct);

    public Task<ApiResult> WithdrawNeedAsync(Guid id, string? reason, CancellationToken ct) => PostAsync($"/needs/{id}/withdraw", new { reason }, ct);

    public Task<Page<ResourceItem>> ResourcesAsync(ListQuery query, CancellationToken ct) => GetAsync<Page<ResourceItem>>("/resources" + query.ForService(ResourceFilters), ct);

    public Task<ResourceDetail?> FindResourceAsync(Guid id, CancellationToken ct) => FindAsync<ResourceDetail>($"/resources/{id}", ct);

    public Task<IReadOnlyList<SuggestedNeed>> NeedsForAsync(Guid resource, CancellationToken ct) => GetAsync<IReadOnlyList<SuggestedNeed>>($"/resources/{resource}/suggestions", ct);

    public Task<ApiResult<CreatedRow>> OfferAsync(Guid unit, object resource, CancellationToken ct) => PostAsync<CreatedRow>($"/units/{unit}/resources", resource, ct);

    public Task<ApiResult> ChangeResourceAsync(Guid id, uint version, object resource, CancellationToken ct) => PutAsync($"/resources/{id}?version={version}", resource, ct);

    public Task<ApiResult> WithdrawResourceAsync(Guid id, string? reason, CancellationToken ct) => PostAsync($"/resources/{id}/withdraw", new { reason }, ct);

    public Task<Page<VolunteerItem>> VolunteersAsync(ListQuery query, CancellationToken ct) => GetAsync<Page<VolunteerItem>>("/volunteers" + query.ForService(VolunteerFilters), ct);

    public Task<VolunteerDetail?> FindVolunteerAsync(Guid id, CancellationToken ct) => FindAsync<VolunteerDetail>($"/volunteers/{id}", ct);

    /// <summary>A read that may be refused for want of a reason.</summary>
    public async Task<ApiResult<VolunteerInFull>> ShowPhoneAsync(Guid id, string? reason, CancellationToken ct)
    {
        var (response, problem) = await OpenAsync(HttpMethod.Get, $"/volunteers/{id}/full?reason={Uri.EscapeDataString(reason ?? "")}", ct);
        using (response)
        {
            return new(response is null ? default : await response.Content.ReadFromJsonAsync<VolunteerInFull>(ct), problem);
        }
    }

    public Task<ApiResult<CreatedRow>> SignUpAsync(Guid community, object volunteer, CancellationToken ct) => PostAsync<CreatedRow>($"/communities/{community}/volunteers", volunteer, ct);

    public Task<ApiResult> ChangeVolunteerAsync(Guid id, uint version, object volunteer, CancellationToken ct) => PutAsync($"/volunteers/{id}?version={version}", volunteer, ct);

    public Task<ApiResult> TurnAsync(Guid id, string state, CancellationToken ct) => PostAsync($"/volunteers/{id}/state", new { state }, ct);

    public Task<ApiResult> BecomeMemberAsync(Guid id, Guid memberId, CancellationToken ct) => PostAsync($"/volunteers/{id}/member", new { memberId }, ct);

    public Task<ApiResult> EraseVolunteerAsync(Guid id, string? reason, CancellationToken ct) => PostAsync($"/volunteers/{id}/erase", new { reason }, ct);
}

public sealed record NeedItem(
    Guid Id, Guid CommunityId, string CommunityName, string Title, string Kind, string WorkArea, string Group, int? Quantity, string? Measure, int Taken,
    DateOnly WantedBy, DateOnly EnteredOn, DateOnly WaitingSince, string State, DateOnly? EndedOn);

public sealed record NeedsToDo(int Days, int Total, IReadOnlyList<NeedToDo> Items);

public sealed record NeedToDo(Guid Id, string CommunityName, string Title, string State, DateOnly WantedBy, DateOnly WaitingSince, string Why);

public sealed record NeedDetail(
    Guid Id, uint Version, Guid CommunityId, string CommunityName, string Title, string Kind, string WorkArea, string Group, int? Quantity, string? Measure, int Taken,
    DateOnly WantedBy, string? Note, string State, DateOnly EnteredOn, DateOnly WaitingSince, DateOnly? MatchedOn, DateOnly? StartedOn, DateOnly? EndedOn, string? Result,
    IReadOnlyList<NeedClaimItem> Claims, IReadOnlyList<ProjectOfNeed> Projects)
{
    public int Left => (Quantity ?? 1) - Taken;
}

public sealed record NeedClaimItem(
    Guid Id, Guid UnitId, string UnitName, int Quantity, Guid? ResourceId, string? ResourceTitle, string State, DateOnly On, DateOnly? EndedOn, string? Reason);

public sealed record ProjectOfNeed(Guid Id, string Title, string State, DateOnly DueOn);

public sealed record SuggestedResource(
    Guid Id, Guid UnitId, string UnitName, string Title, string Kind, string? WorkArea, int? Quantity, string? Measure, int Taken, DateOnly AvailableFrom, DateOnly? AvailableTo,
    int Score, IReadOnlyList<string> Reasons, IReadOnlyList<string> Words);

public sealed record SuggestedNeed(
    Guid Id, Guid CommunityId, string CommunityName, string Title, string Kind, string WorkArea, string Group, int? Quantity, string? Measure, int Taken, DateOnly WantedBy,
    int Score, IReadOnlyList<string> Reasons, IReadOnlyList<string> Words);

public sealed record ResourceItem(
    Guid Id, Guid UnitId, string UnitName, string? CommunityName, string Title, string Kind, string? WorkArea, int? Quantity, string? Measure, int Taken,
    DateOnly AvailableFrom, DateOnly? AvailableTo, DateOnly OfferedOn, string State);

public sealed record ResourceDetail(
    Guid Id, uint Version, Guid UnitId, string UnitName, Guid? CommunityId, string Title, string Kind, string? WorkArea, int? Quantity, string? Measure, int Taken, int Used,
    DateOnly AvailableFrom, DateOnly? AvailableTo, string? Conditions, string State, DateOnly OfferedOn, DateOnly? EndedOn, string? Reason, IReadOnlyList<ResourceUse> Uses, IReadOnlyList<ResourceProject> Projects);

public sealed record ResourceUse(Guid NeedId, string NeedTitle, string CommunityName, int Quantity, string State, DateOnly On, DateOnly? EndedOn);

public sealed record ResourceProject(Guid ProjectId, string Title, string CommunityName, int Quantity, string State, DateOnly On);

public sealed record VolunteerItem(Guid Id, Guid CommunityId, string CommunityName, string Name, IReadOnlyList<string> Skills, IReadOnlyList<string> Times, string State, DateOnly JoinedOn);

public sealed record VolunteerDetail(
    Guid Id, uint Version, Guid CommunityId, string CommunityName, string Name, string? Phone, IReadOnlyList<string> Skills, IReadOnlyList<string> Times, string State,
    DateOnly StateOn, DateOnly JoinedOn, DateOnly ConsentOn, DateOnly RetainUntil, Guid? PersonId, Guid? MemberId);

public sealed record VolunteerInFull(string? Phone);
