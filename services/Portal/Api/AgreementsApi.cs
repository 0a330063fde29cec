using Linli.ServiceDefaults.Http;

namespace Linli.Portal.Api;

/// <summary>Agreements of communities with units.</summary>
internal sealed class AgreementsApi(HttpClient http) : ServiceClient("registry", http)
{
    public static readonly string[] Filters = ["community", "unit", "state", "days", "workArea"];

    public Task<Page<AgreementItem>> ListAsync(ListQuery query, CancellationToken ct) => GetAsync<Page<AgreementItem>>("/agreements" + query.ForService(Filters), ct);

    /// <summary>Those that are due for renewal, the first to end before the others.</summary>
    public Task<Page<AgreementItem>> DueAsync(Guid? community, CancellationToken ct) =>
        GetAsync<Page<AgreementItem>>("/agreements?state=due&sort=endsOn&size=5" + (community is { } only ? $"&community={only}" : ""), ct);

    public Task<AgreementDetail?> FindAsync(Guid id, CancellationToken ct) => FindAsync<AgreementDetail>($"/agreements/{id}", ct);

    public Task<ApiResult<CreatedRow>> DraftAsync(Guid community, object agreement, CancellationToken ct) => PostAsync<CreatedRow>($"/communities/{community}/agreements", agreement, ct);

    public Task<ApiResult> ChangeAsync(Guid id, uint version, object agreement, CancellationToken ct) => PutAsync($"/agreements/{id}?version={version}", agreement, ct);

    public Task<ApiResult> DiscardAsync(Guid id, CancellationToken ct) => DeleteAsync($"/agreements/{id}", ct);

    public Task<ApiResult> SignAsync(Guid id, object signing, CancellationToken ct) => PostAsync($"/agreements/{id}/sign", signing, ct);

    public Task<ApiResult<CreatedRow>> RenewAsync(Guid id, CancellationToken ct) => PostAsync<CreatedRow>($"/agreements/{id}/renew", new { }, ct);

    /// <summary>Bytes that the sub-district's scans take.</summary>
    public async Task<long> StorageAsync(CancellationToken ct) => (await GetAsync<StoredBytes>("/files/storage", ct)).Bytes;

    public Task<ApiResult<CreatedRow>> AddFileAsync(Guid id, string name, Stream file, CancellationToken ct) =>
        UploadAsync<CreatedRow>($"/agreements/{id}/files?name={Uri.EscapeDataString(name)}", file, ct);

    public Task<ApiResult> RemoveFileAsync(Guid id, Guid file, CancellationToken ct) => DeleteAsync($"/agreements/{id}/files/{file}", ct);

    public Task<CommunityMechanism?> FindMechanismAsync(Guid community, CancellationToken ct) => FindAsync<CommunityMechanism>($"/communities/{community}/mechanism", ct);

    public Task<ApiResult<CreatedRow>> AppointLeaderAsync(Guid community, object leader, CancellationToken ct) => PostAsync<CreatedRow>($"/communities/{community}/leaders", leader, ct);

    public Task<ApiResult> ChangeLeaderAsync(Guid id, uint version, object leader, CancellationToken ct) => PutAsync($"/leaders/{id}?version={version}", leader, ct);

    public Task<ApiResult> EndLeaderAsync(Guid id, CancellationToken ct) => PostAsync($"/leaders/{id}/end", new { }, ct);

    public Task<ApiResult<CreatedRow>> MakeRuleAsync(Guid community, object rule, CancellationToken ct) => PostAsync<CreatedRow>($"/communities/{community}/rules", rule, ct);

    public Task<ApiResult> ChangeRuleAsync(Guid id, uint version, object rule, CancellationToken ct) => PutAsync($"/rules/{id}?version={version}", rule, ct);

    public Task<ApiResult> EndRuleAsync(Guid id, CancellationToken ct) => PostAsync($"/rules/{id}/end", new { }, ct);

    public Task<ApiResult> EndAsync(Guid id, object end, CancellationToken ct) => PostAsync($"/agreements/{id}/end", end, ct);
}

public sealed record AgreementItem(
    Guid Id, Guid CommunityId, string CommunityName, string Title, IReadOnlyList<string> WorkAreas, IReadOnlyList<string> Units,
    DateOnly BeginsOn, DateOnly EndsOn, string State, DateOnly? SignedOn, DateOnly? EndedOn, bool IsDue);

public sealed record AgreementDetail(
    Guid Id, uint Version, Guid CommunityId, string CommunityName, string Title, IReadOnlyList<string> WorkAreas, DateOnly BeginsOn, DateOnly EndsOn,
    IReadOnlyList<string> CommunityDuties, IReadOnlyList<string> UnitDuties, IReadOnlyList<AgreementParty> Parties, string State, DateOnly? SignedOn, string? CommunityOffice,
    DateOnly? EndedOn, string? EndReason, bool IsDue, OtherAgreement? Former, OtherAgreement? Following, IReadOnlyList<AgreementScan> Files);

public sealed record AgreementScan(Guid Id, string Name, long Bytes, DateTimeOffset UploadedAt);

public sealed record AgreementParty(Guid UnitId, string Name, string? Office, bool IsRetired);

public sealed record OtherAgreement(Guid Id, string Title, string State, DateOnly BeginsOn, DateOnly EndsOn);

internal sealed record CommunityMechanism(
    Guid CommunityId, string CommunityName, bool IsRetired, int Agreements, int Units, int UnitsWithAgreement, IReadOnlyList<LeaderItem> Leaders, IReadOnlyList<RuleItem> Rules);

internal sealed record LeaderItem(Guid Id, uint Version, string Body, bool IsChair, string Office, Guid? UnitId, string? UnitName, string? Name, DateOnly BeginsOn, DateOnly? EndedOn);

internal sealed record RuleItem(Guid Id, uint Version, string Kind, string Title, string Text, DateOnly BeginsOn, DateOnly? EndedOn);

internal sealed record StoredBytes(long Bytes);
