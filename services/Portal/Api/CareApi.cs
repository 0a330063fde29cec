using Linli.ServiceDefaults.Http;

namespace Linli.Portal.Api;

/// <summary>Beneficiaries and helping pairs.</summary>
internal sealed class CareApi(HttpClient http) : ServiceClient("registry", http)
{
    public static readonly string[] BeneficiaryFilters = ["community", "kind", "care", "days"];
    public static readonly string[] PairFilters = ["community", "unit", "member", "beneficiary", "state", "days"];
    private const int MostChoices = 1000;

    public Task<Page<BeneficiaryItem>> BeneficiariesAsync(ListQuery query, CancellationToken ct) =>
        GetAsync<Page<BeneficiaryItem>>("/beneficiaries" + query.ForService(BeneficiaryFilters), ct);

    /// <summary>The beneficiaries of a community, for a choice.</summary>
    public Task<IReadOnlyList<BeneficiaryItem>> BeneficiariesOfAsync(Guid community, CancellationToken ct) =>
        AllAsync<BeneficiaryItem>($"/beneficiaries?community={community}&sort=-registeredOn", ct);

    public Task<IReadOnlyList<ErasedCount>> ErasedAsync(CancellationToken ct) => GetAsync<IReadOnlyList<ErasedCount>>("/beneficiaries/erased", ct);

    public Task<BeneficiaryDetail?> FindBeneficiaryAsync(Guid id, CancellationToken ct) => FindAsync<BeneficiaryDetail>($"/beneficiaries/{id}", ct);

    public Task<ApiResult<BeneficiaryInFull>> ShowBeneficiaryAsync(Guid id, string? reason, CancellationToken ct) => ShowAsync<BeneficiaryInFull>($"/beneficiaries/{id}/full", reason, ct);

    public Task<ApiResult<CreatedRow>> RegisterAsync(Guid community, object beneficiary, CancellationToken ct) =>
        PostAsync<CreatedRow>($"/communities/{community}/beneficiaries", beneficiary, ct);

    public Task<ApiResult> ChangeAsync(Guid id, uint version, object beneficiary, CancellationToken ct) => PutAsync($"/beneficiaries/{id}?version={version}", beneficiary, ct);

    public Task<ApiResult> EraseAsync(Guid id, string? reason, CancellationToken ct) => PostAsync($"/beneficiaries/{id}/erase", new { reason }, ct);

    public Task<Page<PairItem>> PairsAsync(ListQuery query, CancellationToken ct) => GetAsync<Page<PairItem>>("/pairs" + query.ForService(PairFilters), ct);

    public Task<Page<PairItem>> PairsOfAsync(Guid beneficiary, CancellationToken ct) => GetAsync<Page<PairItem>>($"/pairs?beneficiary={beneficiary}&state=all&size=100", ct);

    /// <summary>All that a list shows, for printing.</summary>
    public Task<IReadOnlyList<PairItem>> AllPairsAsync(ListQuery query, CancellationToken ct) =>
        AllAsync<PairItem>("/pairs" + (query.ForExport(PairFilters) is { Length: > 0 } filter ? filter : "?state=live"), ct);

    /// <summary>The same in full, which is recorded with the reason.</summary>
    public Task<ApiResult<IReadOnlyList<CardInFull>>> ShowCardsAsync(ListQuery query, string? reason, CancellationToken ct) =>
        ShowAsync<IReadOnlyList<CardInFull>>("/pairs/cards/full" + (query.ForExport(PairFilters) is { Length: > 0 } filter ? filter : "?state=live"), reason, ct);

    public Task<PairDetail?> FindPairAsync(Guid id, CancellationToken ct) => FindAsync<PairDetail>($"/pairs/{id}", ct);

    public Task<ApiResult<PairInFull>> ShowPairAsync(Guid id, string? reason, CancellationToken ct) => ShowAsync<PairInFull>($"/pairs/{id}/full", reason, ct);

    public Task<ApiResult<CreatedRow>> StartPairAsync(Guid community, object pair, CancellationToken ct) => PostAsync<CreatedRow>($"/communities/{community}/pairs", pair, ct);

    public Task<ApiResult> RecordVisitAsync(Guid id, object visit, CancellationToken ct) => PostAsync($"/pairs/{id}/visits", visit, ct);

    public Task<ApiResult> WithdrawVisitAsync(Guid visit, CancellationToken ct) => PostAsync($"/visits/{visit}/withdraw", ct: ct);

    public Task<ApiResult> EndPairAsync(Guid id, object end, CancellationToken ct) => PostAsync($"/pairs/{id}/end", end, ct);

    /// <summary>A read that may be refused for want of a reason.</summary>
    private async Task<ApiResult<T>> ShowAsync<T>(string path, string? reason, CancellationToken ct)
    {
        var (response, problem) = await OpenAsync(HttpMethod.Get, $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}reason={Uri.EscapeDataString(reason ?? "")}", ct);
        using (response)
        {
            return new(response is null ? default : await response.Content.ReadFromJsonAsync<T>(ct), problem);
        }
    }

    private async Task<IReadOnlyList<T>> AllAsync<T>(string path, CancellationToken ct)
    {
        List<T> all = [];
        for (string? after = ""; after is not null && all.Count < MostChoices;)
        {
            var page = await GetAsync<Page<T>>($"{path}&size=100&after={after}", ct);
            all.AddRange(page.Items);
            after = page.Next;
        }
        return all;
    }
}

internal sealed record BeneficiaryItem(
    Guid Id, Guid CommunityId, string CommunityName, string Kind, string Name, DateOnly RegisteredOn, DateOnly LastContactOn, DateOnly RetainUntil, int Pairs);

internal sealed record BeneficiaryDetail(
    Guid Id, uint Version, Guid CommunityId, string CommunityName, string Kind, string Name, string? Phone, string? IdentityNumber, string? Address,
    DateOnly ConsentOn, string ConsentBy, IReadOnlyList<string> ConsentExtent, DateOnly? SensitiveConsentOn, DateOnly RegisteredOn, DateOnly LastContactOn, DateOnly RetainUntil);

internal sealed record BeneficiaryInFull(string Name, string? Phone, string? IdentityNumber, string? Address);

internal sealed record ErasedCount(Guid CommunityId, string CommunityName, string Kind, int Year, int Number);

public sealed record PairSide(string Kind, Guid? Id, string? Name, string? UnitName);

public sealed record PairItem(
    Guid Id, uint Version, string Card, Guid CommunityId, string CommunityName, PairSide Helper, PairSide Helped, string? HelpedKindOf,
    DateOnly StartedOn, DateOnly? LastVisitOn, DateOnly LastContactOn, DateOnly? EndedOn, string? Result);

/// <param name="Contact">Null where they did not agree to it.</param>
internal sealed record CardInFull(PairItem Pair, PairContact? Contact);

public sealed record PairContact(string? HelperName, string? HelperPhone, string? HelpedName, string? HelpedPhone, string? HelpedAddress);

internal sealed record PairDetail(PairItem Pair, string? Aim, bool? MayGiveContact, IReadOnlyList<PairVisit> Visits);

public sealed record PairVisit(Guid Id, DateOnly On, string Outcome, bool HasNote, DateTimeOffset? WithdrawnAt);

public sealed record PairInFull(
    string? HelperName, string? HelperPhone, string? HelpedName, string? HelpedPhone, string? HelpedAddress, string? ResultNote, IReadOnlyDictionary<Guid, string> Notes)
{
    public PairContact Contact => new(HelperName, HelperPhone, HelpedName, HelpedPhone, HelpedAddress);
}
