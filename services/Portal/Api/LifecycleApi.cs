using Linli.ServiceDefaults.Http;

namespace Linli.Portal.Api;

/// <summary>A sub-district's state and its history.</summary>
internal sealed class LifecycleApi(HttpClient http) : ServiceClient("tenant", http)
{
    public Task<IReadOnlyList<TenantChangeItem>> ListChangesAsync(Guid tenant, CancellationToken ct) =>
        GetAsync<IReadOnlyList<TenantChangeItem>>($"/tenants/{tenant}/changes", ct);

    public Task<ApiResult> SuspendAsync(Guid tenant, string? reason, CancellationToken ct) => PostAsync($"/tenants/{tenant}/suspension", new { reason }, ct);

    public Task<ApiResult> ResumeAsync(Guid tenant, string? reason, CancellationToken ct) => PostAsync($"/tenants/{tenant}/resumption", new { reason }, ct);

    public Task<ApiResult> CloseAsync(Guid tenant, string? reason, CancellationToken ct) => PostAsync($"/tenants/{tenant}/closure", new { reason }, ct);

    public Task<Page<DeletionItem>> ListDeletionsAsync(ListQuery query, CancellationToken ct) => GetAsync<Page<DeletionItem>>("/deletions" + query.ForService(), ct);

    /// <summary>The deletion that a sub-district is waiting for.</summary>
    public async Task<DeletionItem?> FindDeletionOfAsync(Guid tenant, CancellationToken ct) => (await GetAsync<Page<DeletionItem>>($"/deletions?tenant={tenant}&size=100", ct)).Items.FirstOrDefault(d => d.IsUnderWay);

    public Task<DeletionDetail?> FindDeletionAsync(Guid id, CancellationToken ct) => FindAsync<DeletionDetail>($"/deletions/{id}", ct);

    public Task<ApiResult<CreatedRow>> DeleteAsync(Guid tenant, string? reason, string? code, CancellationToken ct) =>
        PostAsync<CreatedRow>($"/tenants/{tenant}/deletion", new { reason, code }, ct);

    public Task<ApiResult> CancelDeletionAsync(Guid tenant, CancellationToken ct) => DeleteAsync($"/tenants/{tenant}/deletion", ct);
}

internal sealed record DeletionItem(Guid Id, string Code, string Name, Guid? TenantId, string State, DateTimeOffset RequestedAt, DateTimeOffset DueAt, DateTimeOffset? EndedAt)
{
    public bool IsUnderWay => State is "waiting" or "erasing";
}

internal sealed record DeletionDetail(
    Guid Id, string Code, string Name, string State, string Reason, DateTimeOffset RequestedAt, string RequestedBy, DateTimeOffset DueAt,
    DateTimeOffset? EndedAt, string? CancelledBy, IReadOnlyList<DeletionPartItem> Parts);

internal sealed record DeletionPartItem(string Service, long Rows, int Messages, DateTimeOffset At);

internal sealed record TenantChangeItem(string State, string Reason, string By, DateTimeOffset At);
