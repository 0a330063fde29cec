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
        GetAsync<Page<CommunityItem>>("/communities" + query.ForService("state"), ct);

    public async Task<IReadOnlyList<CommunityItem>> ListAllCommunitiesAsync(string state, CancellationToken ct = default)
    {
        List<CommunityItem> all = [];
        for (string? after = ""; after is not null;)
        {
            var page = await GetAsync<Page<CommunityItem>>($"/communities?size=100&state={state}&after={after}", ct);
            all.AddRange(page.Items);
            after = page.Next;
        }

        return all;
    }

    public Task<CommunityDetail?> FindCommunityAsync(Guid id, CancellationToken ct = default) => FindAsync<CommunityDetail>($"/communities/{id}", ct);

    public Task<IReadOnlyList<CommunityChange>?> FindHistoryAsync(Guid id, CancellationToken ct = default) =>
        FindAsync<IReadOnlyList<CommunityChange>>($"/communities/{id}/history", ct);

    public Task<ApiResult<CreatedRow>> CreateCommunityAsync(string? name, string? code, DateOnly? since, CancellationToken ct = default) =>
        PostAsync<CreatedRow>("/communities", new { name, code, since }, ct);

    public Task<ApiResult<MovedCommunity>> MergeCommunitiesAsync(IEnumerable<Guid> from, Guid? into, string? name, string? code, DateOnly? on, CancellationToken ct = default) =>
        PostAsync<MovedCommunity>("/communities/mergers", new { from, into, name, code, on }, ct);

    public Task<ApiResult<MovedCommunity>> SplitCommunityAsync(Guid id, object part, CancellationToken ct = default) =>
        PostAsync<MovedCommunity>($"/communities/{id}/splits", part, ct);

    public Task<ApiResult> WithdrawChangeAsync(Guid id, CancellationToken ct = default) => DeleteAsync($"/changes/{id}", ct);

    public Task<ApiResult> UndoChangeAsync(Guid id, CancellationToken ct = default) => PostAsync($"/changes/{id}/undo", ct: ct);

    public Task<ApiResult> RenameCommunityAsync(Guid id, string? name, DateOnly? from, CancellationToken ct = default) =>
        PutAsync($"/communities/{id}/name", new { name, from }, ct);

    public Task<ApiResult> RetireCommunityAsync(Guid id, DateOnly? on, CancellationToken ct = default) => PostAsync($"/communities/{id}/retirement", new { on }, ct);

    public Task<IReadOnlyList<GridItem>> ListGridsAsync(Guid community, CancellationToken ct = default) =>
        GetAsync<IReadOnlyList<GridItem>>($"/communities/{community}/grids", ct);

    public Task<ApiResult<CreatedRow>> AddGridAsync(Guid community, string? name, CancellationToken ct = default) =>
        PostAsync<CreatedRow>($"/communities/{community}/grids", new { name }, ct);

    public Task<ApiResult> RenameGridAsync(Guid community, Guid id, string? name, DateOnly? from, CancellationToken ct = default) =>
        PutAsync($"/communities/{community}/grids/{id}/name", new { name, from }, ct);

    public Task<ApiResult> MergeGridsAsync(Guid community, Guid into, IEnumerable<Guid> from, DateOnly? on, CancellationToken ct = default) =>
        PostAsync($"/communities/{community}/grids/{into}/mergers", new { from, on }, ct);

    public Task<ApiResult> RetireGridAsync(Guid community, Guid id, DateOnly? on, CancellationToken ct = default) =>
        PostAsync($"/communities/{community}/grids/{id}/retirement", new { on }, ct);

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

/// <param name="State">active, announced or retired.</param>
public sealed record CommunityItem(
    Guid Id, string? Code, string Name, string State, int Grids, DateOnly Since, DateTimeOffset? RetiredAt, DateOnly? RetiredOn,
    Guid? MergedIntoId, string? MergedInto, Announcement? Announced);

/// <param name="Kind">rename, merger, split or retirement.</param>
public sealed record Announcement(string Kind, DateOnly On);

/// <param name="Opens">The day for which it is announced; null once it is there.</param>
internal sealed record CommunityDetail(
    Guid Id, string? Code, string Name, DateTimeOffset CreatedAt, DateOnly Since, DateOnly? Opens, DateTimeOffset? RetiredAt, DateOnly? RetiredOn,
    NamedRow? MergedInto, IReadOnlyList<CommunityNameItem> Names);

public sealed record NamedRow(Guid Id, string Name);

/// <param name="State">announced, effective, withdrawn or undone.</param>
public sealed record CommunityChange(
    Guid Id, string Kind, string State, DateOnly On, DateTimeOffset AnnouncedAt, DateTimeOffset? EffectiveAt, DateTimeOffset? EndedAt,
    NamedRow? Grid, string? Name, string? FormerName, IReadOnlyList<NamedRow> From, NamedRow? Into, NamedRow? NewCommunity,
    int Grids, int Units, int Members, int Beneficiaries, int Needs, int Volunteers, bool MayUndo);

/// <param name="CommunityId">The community that goes on, or that came about.</param>
internal sealed record MovedCommunity(Guid Id, Guid CommunityId);

internal sealed record CommunityNameItem(string Name, DateOnly ValidFrom);

internal sealed record GridItem(Guid Id, string Name, DateTimeOffset? RetiredAt, string? MergedInto, Announcement? Announced);

/// <param name="CityCode">The city's work area in which it counts.</param>
/// <param name="DefaultName">The city's name; null for one of the sub-district's own.</param>
public sealed record WorkAreaItem(string Code, string CityCode, string Name, string? DefaultName, bool IsOwnName, DateTimeOffset? RetiredAt);

internal sealed record WorkAreaName(string? Code, string? Name, string? CityCode);

/// <summary>What a service answers when it has created something.</summary>
internal sealed record CreatedRow(Guid Id);
