using Linli.ServiceDefaults.Http;

namespace Linli.Portal.Api;

/// <summary>Support access: the doors that a sub-district opens to the operators, and those that are open to an operator.</summary>
internal sealed class SupportApi(HttpClient http) : ServiceClient("identity", http)
{
    /// <summary>How far operators may be let in, the least first.</summary>
    public static readonly string[] Extents = ["support", "support-worker", "support-manager"];

    public Task<Page<SupportDoor>> ListAsync(ListQuery query, CancellationToken ct) => GetAsync<Page<SupportDoor>>("/support/doors" + query.ForService(), ct);

    public Task<SupportDoorDetail?> FindDoorAsync(Guid id, CancellationToken ct) => FindAsync<SupportDoorDetail>($"/support/doors/{id}", ct);

    public Task<ApiResult> OpenAsync(int hours, string extent, string? reason, CancellationToken ct) => PostAsync("/support/doors", new { hours, extent, reason }, ct);

    public Task<ApiResult> EndAsync(Guid id, CancellationToken ct) => PostAsync($"/support/doors/{id}/end", ct: ct);

    /// <summary>The sub-districts that let this operator in.</summary>
    public Task<IReadOnlyList<OpenDoor>> ListOpenAsync(CancellationToken ct) => GetAsync<IReadOnlyList<OpenDoor>>("/me/doors", ct);
}

/// <param name="Extent">The role that operators act in.</param>
/// <param name="OpenedBy">Nobody when the account is gone.</param>
/// <param name="EndedBy">Nobody when it ran out by itself.</param>
/// <param name="Visits">How many times somebody came in.</param>
internal sealed record SupportDoor(
    Guid Id, string Extent, string Reason, PersonRef? OpenedBy, DateTimeOffset OpenedAt, DateTimeOffset Until, bool IsOpen, DateTimeOffset? EndedAt, PersonRef? EndedBy, int Visits);

internal sealed record SupportDoorDetail(SupportDoor Door, IReadOnlyList<SupportVisit> Visits);

internal sealed record SupportVisit(DateTimeOffset At, PersonRef Person);

/// <param name="Scope">To switch to.</param>
/// <param name="Tenant">Nothing while the name is not known yet.</param>
internal sealed record OpenDoor(Guid Id, string Scope, string? Tenant, string Extent, string Reason, DateTimeOffset OpenedAt, DateTimeOffset Until);
