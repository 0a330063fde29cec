using Linli.ServiceDefaults.Http;

namespace Linli.Portal.Api;

/// <summary>Profiles, resident units, members and posts.</summary>
internal sealed class RegistryApi(HttpClient http) : ServiceClient("registry", http)
{
    public static readonly string[] UnitFilters = ["community", "kind", "partner", "state"];
    public static readonly string[] MemberFilters = ["community", "unit", "post", "state"];

    public Task<IReadOnlyList<RegistryCommunity>> CommunitiesAsync(CancellationToken ct) => GetAsync<IReadOnlyList<RegistryCommunity>>("/communities", ct);

    public Task<IReadOnlyList<ProfileYear>?> FindYearsAsync(Guid community, CancellationToken ct) => FindAsync<IReadOnlyList<ProfileYear>>($"/communities/{community}/profiles", ct);

    public Task<ProfileOfYear?> FindProfileAsync(Guid community, int year, CancellationToken ct) => FindAsync<ProfileOfYear>($"/communities/{community}/profiles/{year}", ct);

    public Task<ApiResult<RecordedProfile>> RecordProfileAsync(Guid community, int year, ProfileFigures figures, uint? version, CancellationToken ct) =>
        PutAsync<RecordedProfile>($"/communities/{community}/profiles/{year}", new { figures, version }, ct);

    public Task<ApiResult> KeepAsStatedAsync(Guid community, int year, string code, string? category, string? reason, CancellationToken ct) =>
        PostAsync($"/communities/{community}/profiles/{year}/decisions", new { code, category, reason }, ct);

    public Task<Page<UnitItem>> UnitsAsync(ListQuery query, CancellationToken ct) => GetAsync<Page<UnitItem>>("/units" + query.ForService(UnitFilters), ct);

    public Task<IReadOnlyList<UnitItem>> UnitsToChooseAsync(CancellationToken ct) => AllAsync<UnitItem>("/units", ct);

    public Task<IReadOnlyList<UnitItem>> UnitsOfAsync(Guid community, CancellationToken ct) => AllAsync<UnitItem>("/units", ct, $"&community={community}");

    public Task<IReadOnlyList<MemberItem>> MembersOfAsync(Guid community, CancellationToken ct) => AllAsync<MemberItem>("/members", ct, $"&community={community}");

    public Task<IReadOnlyList<NeedItem>> NeedsOfAsync(Guid community, CancellationToken ct) => AllAsync<NeedItem>("/needs", ct, $"&community={community}");

    /// <summary>Those who help, or rest.</summary>
    public async Task<IReadOnlyList<VolunteerItem>> VolunteersOfAsync(Guid community, CancellationToken ct) =>
        [.. (await AllAsync<VolunteerItem>("/volunteers", ct, $"&community={community}&state=all")).Where(v => v.State is "active" or "resting")];

    public Task<RegistryHoldings?> FindHoldingsAsync(Guid community, CancellationToken ct) => FindAsync<RegistryHoldings>($"/communities/{community}/holdings", ct);

    public Task<UnitDetail?> FindUnitAsync(Guid id, CancellationToken ct) => FindAsync<UnitDetail>($"/units/{id}", ct);

    /// <summary>In full, which is recorded with the reason.</summary>
    public Task<ApiResult<Liaison>> ShowLiaisonAsync(Guid id, string? reason, CancellationToken ct) => AskAsync<Liaison>($"/units/{id}/liaison?reason={Uri.EscapeDataString(reason ?? "")}", ct);

    public Task<ApiResult<CreatedRow>> RegisterUnitAsync(object unit, CancellationToken ct) => PostAsync<CreatedRow>("/units", unit, ct);

    public Task<ApiResult> ChangeUnitAsync(Guid id, uint version, object unit, CancellationToken ct) => PutAsync($"/units/{id}?version={version}", unit, ct);

    public Task<ApiResult<IReadOnlyList<SimilarUnit>>> SimilarUnitsAsync(string? name, string? creditCode, Guid? except, CancellationToken ct) =>
        PostAsync<IReadOnlyList<SimilarUnit>>("/units/similar", new { name, creditCode, except }, ct);

    public Task<IReadOnlyList<UnitMember>> MembersOfUnitAsync(Guid unit, CancellationToken ct) => AllAsync<UnitMember>($"/units/{unit}/members", ct);

    public Task<IReadOnlyList<DuplicatePair>> DuplicatesAsync(CancellationToken ct) => GetAsync<IReadOnlyList<DuplicatePair>>("/units/duplicates", ct);

    public Task<IReadOnlyList<DistinctPair>> DistinctAsync(CancellationToken ct) => GetAsync<IReadOnlyList<DistinctPair>>("/units/distinct", ct);

    public Task<ApiResult<CreatedRow>> TellApartAsync(Guid unitId, Guid otherUnitId, CancellationToken ct) => PostAsync<CreatedRow>("/units/distinct", new { unitId, otherUnitId }, ct);

    public Task<ApiResult> WithdrawDistinctAsync(Guid id, CancellationToken ct) => PostAsync($"/units/distinct/{id}/withdraw", ct: ct);

    public Task<IReadOnlyList<UnitMergerRow>> MergersAsync(Guid id, CancellationToken ct) => GetAsync<IReadOnlyList<UnitMergerRow>>($"/units/{id}/mergers", ct);

    public Task<ApiResult> MergeUnitAsync(Guid id, Guid intoUnitId, string? reason, CancellationToken ct) => PostAsync($"/units/{id}/merge", new { intoUnitId, reason }, ct);

    public Task<ApiResult> UndoMergerAsync(Guid id, CancellationToken ct) => PostAsync($"/units/{id}/merge/undo", ct: ct);

    public Task<ApiResult> RetireUnitAsync(Guid id, string? reason, CancellationToken ct) => PostAsync($"/units/{id}/retire", new { reason }, ct);

    public Task<Page<MemberItem>> MembersAsync(ListQuery query, CancellationToken ct) => GetAsync<Page<MemberItem>>("/members" + query.ForService(MemberFilters), ct);

    public Task<Page<MemberItem>> FindMembersAsync(Guid community, string? search, CancellationToken ct) =>
        GetAsync<Page<MemberItem>>($"/members?community={community}&q={Uri.EscapeDataString(search ?? "")}", ct);

    public Task<MemberDetail?> FindMemberAsync(Guid id, CancellationToken ct) => FindAsync<MemberDetail>($"/members/{id}", ct);

    public Task<MemberDetail?> FindMyselfAsync(CancellationToken ct) => FindAsync<MemberDetail>("/members/me", ct);

    /// <summary>In full, which is recorded with the reason.</summary>
    public Task<ApiResult<MemberPhone>> ShowPhoneAsync(Guid id, string? reason, CancellationToken ct) => AskAsync<MemberPhone>($"/members/{id}/phone?reason={Uri.EscapeDataString(reason ?? "")}", ct);

    public Task<ApiResult<CreatedRow>> ReportInAsync(Guid community, object member, CancellationToken ct) => PostAsync<CreatedRow>($"/communities/{community}/members", member, ct);

    public Task<ApiResult> ReportInAgainAsync(Guid id, Guid? communityId, DateOnly? on, CancellationToken ct) => PostAsync($"/members/{id}/report-in", new { communityId, on }, ct);

    public Task<ApiResult> ChangeMemberAsync(Guid id, uint version, object member, CancellationToken ct) => PutAsync($"/members/{id}?version={version}", member, ct);

    public Task<ApiResult> LeaveAsync(Guid id, DateOnly? on, string? reason, CancellationToken ct) => PostAsync($"/members/{id}/leave", new { on, reason }, ct);

    public Task<IReadOnlyList<PostItem>?> FindPostsAsync(Guid community, CancellationToken ct) => FindAsync<IReadOnlyList<PostItem>>($"/communities/{community}/posts", ct);

    public Task<PostItem?> FindPostAsync(Guid id, CancellationToken ct) => FindAsync<PostItem>($"/posts/{id}", ct);

    public Task<ApiResult<CreatedRow>> AddPostAsync(Guid community, object post, CancellationToken ct) => PostAsync<CreatedRow>($"/communities/{community}/posts", post, ct);

    public Task<ApiResult> ChangePostAsync(Guid id, object post, CancellationToken ct) => PutAsync($"/posts/{id}", post, ct);

    public Task<ApiResult> ClosePostAsync(Guid id, CancellationToken ct) => PostAsync($"/posts/{id}/close", ct: ct);

    public Task<IReadOnlyList<ClaimItem>> ClaimsAsync(Guid post, CancellationToken ct) => GetAsync<IReadOnlyList<ClaimItem>>($"/posts/{post}/claims?ended=true", ct);

    public Task<IReadOnlyList<PendingClaim>> PendingClaimsAsync(CancellationToken ct) => GetAsync<IReadOnlyList<PendingClaim>>("/claims/pending", ct);

    public Task<ApiResult<ClaimMade>> ClaimAsync(Guid post, Guid memberId, CancellationToken ct) => PostAsync<ClaimMade>($"/posts/{post}/claims", new { memberId }, ct);

    public Task<ApiResult<ClaimMade>> ClaimForMyselfAsync(Guid post, CancellationToken ct) => PostAsync<ClaimMade>($"/posts/{post}/claims/mine", null, ct);

    public Task<ApiResult> WithdrawAsync(Guid claim, CancellationToken ct) => PostAsync($"/claims/{claim}/withdraw", ct: ct);

    public Task<ApiResult> WithdrawMineAsync(Guid claim, CancellationToken ct) => PostAsync($"/claims/{claim}/withdraw/mine", ct: ct);

    public Task<ApiResult> ApproveAsync(Guid claim, CancellationToken ct) => PostAsync($"/claims/{claim}/approve", ct: ct);

    public Task<ApiResult> DeclineAsync(Guid claim, string? reason, CancellationToken ct) => PostAsync($"/claims/{claim}/decline", new { reason }, ct);

    /// <summary>A whole list, page by page, for a choice.</summary>
    private async Task<IReadOnlyList<T>> AllAsync<T>(string path, CancellationToken ct, string filter = "")
    {
        List<T> all = [];
        for (string? after = ""; after is not null;)
        {
            var page = await GetAsync<Page<T>>($"{path}?size=100&after={after}{filter}", ct);
            all.AddRange(page.Items);
            after = page.Next;
        }
        return all;
    }
}
