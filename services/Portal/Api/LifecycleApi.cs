namespace Linli.Portal.Api;

/// <summary>A sub-district's state and its history.</summary>
internal sealed class LifecycleApi(HttpClient http) : ServiceClient("tenant", http)
{
    public Task<IReadOnlyList<TenantChangeItem>> ListChangesAsync(Guid tenant, CancellationToken ct) =>
        GetAsync<IReadOnlyList<TenantChangeItem>>($"/tenants/{tenant}/changes", ct);

    public Task<ApiResult> SuspendAsync(Guid tenant, string? reason, CancellationToken ct) => PostAsync($"/tenants/{tenant}/suspension", new { reason }, ct);

    public Task<ApiResult> ResumeAsync(Guid tenant, string? reason, CancellationToken ct) => PostAsync($"/tenants/{tenant}/resumption", new { reason }, ct);

    public Task<ApiResult> CloseAsync(Guid tenant, string? reason, CancellationToken ct) => PostAsync($"/tenants/{tenant}/closure", new { reason }, ct);
}

internal sealed record TenantChangeItem(string State, string Reason, string By, DateTimeOffset At);
