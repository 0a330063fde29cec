using Linli.ServiceDefaults.Http;

namespace Linli.Portal.Api;

/// <summary>The audit of all services as one list, newest first. Each keeps its own; their ids are times, so they fall into one order.</summary>
internal sealed class AuditApi(IHttpClientFactory clients)
{
    public static readonly string[] Services = ["identity", "tenant", "registry", "activity", "reporting"];

    /// <summary>The filters that every service understands.</summary>
    public static readonly string[] Filters = ["person", "verb", "kind", "row", "community", "action", "support", "from", "to", "since", "until"];

    private const int PageSize = 20;

    /// <summary>One page; the cursor is the last id shown, and every service goes on from there.</summary>
    public Task<AuditPage> ListAsync(ListQuery query, int size, string? after, CancellationToken ct) => ListAsync(query.ForService(Filters), query["service"], size, after, ct);

    private async Task<AuditPage> ListAsync(string search, string? only, int size, string? after, CancellationToken ct)
    {
        var path = $"/audit{(search.Length == 0 ? "?" : search + "&")}size={size}" + (after is null ? "" : $"&after={after}");
        var asked = Services.Where(s => only is null || only == s);
        var answers = await Task.WhenAll(asked.Select(async service => (Service: service, Page: await FindAsync(service, path, ct))));
        var found = answers.SelectMany(a => a.Page?.Items.Select(e => e with { Service = a.Service }) ?? []).OrderByDescending(e => e.Id).ToList();
        var shown = found.Take(size).ToList();
        var more = found.Count > shown.Count || answers.Any(a => a.Page?.Next is not null);
        return new(
            new(shown, more && shown.Count > 0 ? shown[^1].Id.ToString() : null, answers.Sum(a => a.Page?.Total ?? 0)),
            [.. answers.Where(a => a.Page is null).Select(a => a.Service)]);
    }

    public Task<AuditPage> ListAsync(ListQuery query, CancellationToken ct) => ListAsync(query, PageSize, query.After, ct);

    /// <summary>What support looked at and did while one door was open: there is never more than one.</summary>
    public Task<AuditPage> ListSupportAsync(DateTimeOffset since, DateTimeOffset until, ListQuery query, CancellationToken ct) =>
        ListAsync(Support(since, until) + (query["action"] is { } action ? $"&action={Uri.EscapeDataString(action)}" : ""), query["service"], PageSize, query.After, ct);

    /// <summary>The same in the audit itself, with search and export.</summary>
    public static string SupportLink(DateTimeOffset since, DateTimeOffset until) => "/audit" + Support(since, until);

    private static string Support(DateTimeOffset since, DateTimeOffset until) =>
        $"?support=true&since={Uri.EscapeDataString(since.UtcDateTime.ToString("O"))}&until={Uri.EscapeDataString(until.UtcDateTime.ToString("O"))}";

    /// <summary>Every chain of the person's tenant, or of all tenants.</summary>
    public async Task<IReadOnlyList<AuditVerdict>> VerifyAsync(bool all, CancellationToken ct)
    {
        var verdicts = await Task.WhenAll(Services.Select(async service => all
            ? (await Of(service).GetAsync<List<AuditVerdict>>("/audit/verify-all", ct)).Select(v => v with { Service = service })
            : [(await Of(service).GetAsync<AuditVerdict>("/audit/verify", ct)) with { Service = service }]));
        return [.. verdicts.SelectMany(v => v)];
    }

    /// <returns>Nothing when the service cannot be asked now: the others' entries are shown all the same.</returns>
    private async Task<Page<AuditRow>?> FindAsync(string service, string path, CancellationToken ct)
    {
        try
        {
            return await Of(service).GetAsync<Page<AuditRow>>(path, ct);
        }
        catch (ServiceException e) when ((int)e.Status >= 500)
        {
            return null;
        }
    }

    private Source Of(string service) => new(service, clients.CreateClient(ClientOf(service)));

    internal static string ClientOf(string service) => $"audit of {service}";

    private sealed class Source(string service, HttpClient http) : ServiceClient(service, http)
    {
        public new Task<T> GetAsync<T>(string path, CancellationToken ct) => base.GetAsync<T>(path, ct);
    }
}

/// <param name="Rows">What is shown.</param>
/// <param name="Missing">Services that did not answer.</param>
internal sealed record AuditPage(Page<AuditRow> Rows, IReadOnlyList<string> Missing);

/// <param name="Changes">JSON: column → [before, after].</param>
internal sealed record AuditRow(
    Guid Id, DateTimeOffset At, Guid? PersonId, string? Scope, bool Support, string? Address, string Verb, string Action, string Kind, string RowId,
    Guid? CommunityId, string? Changes, string? Reason, string? Trace, string Service = "");

public sealed record AuditVerdict(Guid Tenant, long Entries, long Segments, int Waiting, long Head, string HeadHash, int Problems, IReadOnlyList<AuditFlaw> Findings, string Service = "");

public sealed record AuditFlaw(string Kind, Guid? Entry, long? Segment, DateTimeOffset At);
