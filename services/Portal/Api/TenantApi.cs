using Linli.ServiceDefaults.Http;

namespace Linli.Portal.Api;

/// <summary>Sub-districts, communities, grids and work areas.</summary>
internal sealed class TenantApi(HttpClient http) : ServiceClient("tenant", http)
{
    public Task<Page<TenantItem>> ListTenantsAsync(ListQuery query, CancellationToken ct = default) =>
        GetAsync<Page<TenantItem>>("/tenants" + query.ForService("state"), ct);

    public Task<TenantDetail?> FindTenantAsync(Guid id, CancellationToken ct = default) => FindAsync<TenantDetail>($"/tenants/{id}", ct);

    public Task<ApiResult<ProvisionedTenant>> ProvisionAsync(ProvisionTenantRequest request, CancellationToken ct = default) =>
        PostAsync<ProvisionedTenant>("/tenants", request, ct);

    public Task<TenantDetail?> FindOwnTenantAsync(CancellationToken ct = default) => FindAsync<TenantDetail>("/tenant", ct);

    public Task<Page<CommunityItem>> ListCommunitiesAsync(ListQuery query, CancellationToken ct = default) =>
        GetAsync<Page<CommunityItem>>("/communities" + query.ForService("retired"), ct);

    public Task<CommunityDetail?> FindCommunityAsync(Guid id, CancellationToken ct = default) => FindAsync<CommunityDetail>($"/communities/{id}", ct);

    public Task<ApiResult<CreatedRow>> CreateCommunityAsync(string? name, string? code, CancellationToken ct = default) =>
        PostAsync<CreatedRow>("/communities", new { name, code }, ct);

    public Task<ApiResult> RenameCommunityAsync(Guid id, string? name, DateOnly? from, CancellationToken ct = default) =>
        PutAsync($"/communities/{id}/name", new { name, from }, ct);

    public Task<ApiResult> RetireCommunityAsync(Guid id, CancellationToken ct = default) => PostAsync($"/communities/{id}/retirement", ct: ct);

    public Task<IReadOnlyList<GridItem>> ListGridsAsync(Guid community, CancellationToken ct = default) =>
        GetAsync<IReadOnlyList<GridItem>>($"/communities/{community}/grids", ct);

    public Task<ApiResult<CreatedRow>> AddGridAsync(Guid community, string? name, CancellationToken ct = default) =>
        PostAsync<CreatedRow>($"/communities/{community}/grids", new { name }, ct);

    public Task<ApiResult> RenameGridAsync(Guid community, Guid id, string? name, CancellationToken ct = default) =>
        PutAsync($"/communities/{community}/grids/{id}/name", new { name }, ct);

    public Task<ApiResult> RetireGridAsync(Guid community, Guid id, CancellationToken ct = default) =>
        PostAsync($"/communities/{community}/grids/{id}/retirement", ct: ct);

    public Task<IReadOnlyList<WorkAreaItem>> ListWorkAreasAsync(CancellationToken ct = default) => GetAsync<IReadOnlyList<WorkAreaItem>>("/work-areas", ct);

    /// <summary>An empty name takes the city's back.</summary>
    public Task<ApiResult> NameWorkAreasAsync(IEnumerable<WorkAreaName> areas, CancellationToken ct = default) => PutAsync("/work-areas", new { areas }, ct);
}

internal sealed record TenantItem(Guid Id, string Code, string Name, DateTimeOffset ProvisionedAt, string State);

public sealed record TenantDetail(
    Guid Id, string Code, string ParentCode, string Province, string Name, DateTimeOffset ProvisionedAt, string State, string? StateReason, DateTimeOffset? StateAt);

internal sealed record ProvisionTenantRequest(string? Name, string? Code, string? AdminName, string? AdminEmail, string? AdminPhone);

/// <param name="IsNew">False when the sub-district was there already and nothing changed.</param>
/// <param name="Invitation">The first administrator's one-time link; null for a person who signs in already.</param>
internal sealed record ProvisionedTenant(Guid Id, string Code, string Name, DateTimeOffset ProvisionedAt, bool IsNew, string? Invitation);

internal sealed record CommunityItem(Guid Id, string? Code, string Name, int Grids, DateTimeOffset? RetiredAt);

internal sealed record CommunityDetail(
    Guid Id, string? Code, string Name, DateTimeOffset CreatedAt, DateTimeOffset? RetiredAt, IReadOnlyList<CommunityNameItem> Names);

internal sealed record CommunityNameItem(string Name, DateOnly ValidFrom);

internal sealed record GridItem(Guid Id, string Name, DateTimeOffset? RetiredAt);

internal sealed record WorkAreaItem(string Code, string Name, string DefaultName, bool IsOwnName);

internal sealed record WorkAreaName(string Code, string? Name);

/// <summary>What a service answers when it has created something.</summary>
internal sealed record CreatedRow(Guid Id);
