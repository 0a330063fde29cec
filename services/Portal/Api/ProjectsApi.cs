using Linli.ServiceDefaults.Http;

namespace Linli.Portal.Api;

internal sealed class ProjectsApi(HttpClient http) : ServiceClient("registry", http)
{
    public static readonly string[] Filters = ["community", "kind", "workArea", "unit", "mine", "state"];

    public Task<Page<ProjectItem>> ListAsync(ListQuery query, CancellationToken ct) => GetAsync<Page<ProjectItem>>("/projects" + query.ForService(Filters), ct);

    public Task<ProjectsToDo> ToDoAsync(CancellationToken ct) => GetAsync<ProjectsToDo>("/projects/todo", ct);

    public Task<ProjectDetail?> FindAsync(Guid id, CancellationToken ct) => FindAsync<ProjectDetail>($"/projects/{id}", ct);

    public Task<SuggestedParts> PartsForAsync(Guid id, CancellationToken ct) => GetAsync<SuggestedParts>($"/projects/{id}/suggestions", ct);

    public Task<IReadOnlyList<SuggestedProject>> ForNeedAsync(Guid need, CancellationToken ct) => GetAsync<IReadOnlyList<SuggestedProject>>($"/needs/{need}/projects", ct);

    public Task<IReadOnlyList<SuggestedProject>> ForResourceAsync(Guid resource, CancellationToken ct) => GetAsync<IReadOnlyList<SuggestedProject>>($"/resources/{resource}/projects", ct);

    public Task<ApiResult<CreatedRow>> ProposeAsync(Guid community, object project, CancellationToken ct) => PostAsync<CreatedRow>($"/communities/{community}/projects", project, ct);

    public Task<ApiResult> ChangeAsync(Guid id, uint version, object project, CancellationToken ct) => PutAsync($"/projects/{id}?version={version}", project, ct);

    public Task<ApiResult> ClaimAsync(Guid id, object claim, CancellationToken ct) => PostAsync($"/projects/{id}/claims", claim, ct);

    public Task<ApiResult> WithdrawClaimAsync(Guid claim, string? reason, CancellationToken ct) => PostAsync($"/project-claims/{claim}/withdraw", new { reason }, ct);

    public Task<ApiResult> TakeUpNeedAsync(Guid id, Guid needId, CancellationToken ct) => PostAsync($"/projects/{id}/needs", new { needId }, ct);

    public Task<ApiResult> LeaveNeedAsync(Guid part, CancellationToken ct) => DeleteAsync($"/project-needs/{part}", ct);

    public Task<ApiResult> MeetNeedAsync(Guid part, string? result, CancellationToken ct) => PostAsync($"/project-needs/{part}/meet", new { result }, ct);

    public Task<ApiResult> UseResourceAsync(Guid id, Guid resourceId, int? quantity, CancellationToken ct) => PostAsync($"/projects/{id}/resources", new { resourceId, quantity }, ct);

    public Task<ApiResult> GiveBackAsync(Guid part, CancellationToken ct) => PostAsync($"/project-resources/{part}/withdraw", ct: ct);

    public Task<ApiResult> NoteAsync(Guid id, object note, CancellationToken ct) => PostAsync($"/projects/{id}/notes", note, ct);

    public Task<ApiResult> StartAsync(Guid id, CancellationToken ct) => PostAsync($"/projects/{id}/start", ct: ct);

    public Task<ApiResult> FinishAsync(Guid id, object end, CancellationToken ct) => PostAsync($"/projects/{id}/finish", end, ct);

    public Task<ApiResult> CancelAsync(Guid id, string? reason, CancellationToken ct) => PostAsync($"/projects/{id}/cancel", new { reason }, ct);
}

public sealed record ProjectItem(
    Guid Id, Guid CommunityId, string CommunityName, string Title, string Kind, string WorkArea, string Goal, int Aim, int Reached, string Measure, int Places, int Taken,
    DateOnly StartsOn, DateOnly DueOn, string State, DateOnly? EndedOn);

public sealed record ProjectsToDo(int Days, int Total, IReadOnlyList<ProjectToDo> Items);

public sealed record ProjectToDo(Guid Id, string CommunityName, string Title, string State, DateOnly DueOn, DateOnly WaitingSince, string Why);

public sealed record ProjectDetail(
    Guid Id, uint Version, Guid CommunityId, string CommunityName, string Title, string Kind, string WorkArea, string? Place, string Goal, int Aim, int Reached, string Measure,
    int Places, int Taken, DateOnly StartsOn, DateOnly DueOn, string? Note, string State, DateOnly ProposedOn, DateOnly WaitingSince, DateOnly? MatchedOn, DateOnly? StartedOn,
    DateOnly? EndedOn, string? Result, IReadOnlyList<ProjectClaimItem> Claims, IReadOnlyList<ProjectNeedItem> Needs, IReadOnlyList<ProjectResourceItem> Resources,
    IReadOnlyList<ProjectNoteItem> Notes);

public sealed record ProjectClaimItem(Guid Id, Guid UnitId, string UnitName, string? Part, string State, DateOnly On, DateOnly? EndedOn, string? Reason);

public sealed record ProjectNeedItem(Guid Id, Guid NeedId, string Title, string State, DateOnly WantedBy, DateOnly On);

public sealed record ProjectResourceItem(
    Guid Id, Guid ResourceId, string Title, Guid UnitId, string UnitName, int Quantity, string? Measure, string State, DateOnly On, DateOnly? EndedOn);

public sealed record ProjectNoteItem(Guid Id, DateOnly On, string Text, int? Reached);

public sealed record SuggestedParts(IReadOnlyList<NeedForProject> Needs, IReadOnlyList<ResourceForProject> Resources);

public sealed record NeedForProject(
    Guid Id, string Title, string Kind, string WorkArea, string Group, string State, DateOnly WantedBy, int Score, IReadOnlyList<string> Reasons, IReadOnlyList<string> Words);

public sealed record ResourceForProject(
    Guid Id, Guid UnitId, string UnitName, string Title, string Kind, string? WorkArea, int? Quantity, string? Measure, int Taken, DateOnly AvailableFrom, DateOnly? AvailableTo,
    int Score, IReadOnlyList<string> Reasons, IReadOnlyList<string> Words);

public sealed record SuggestedProject(
    Guid Id, Guid CommunityId, string CommunityName, string Title, string Kind, string WorkArea, string State, DateOnly DueOn, int Score,
    IReadOnlyList<string> Reasons, IReadOnlyList<string> Words);
