using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Linli.Platform.Tests.Faults;

/// <summary>People who register units and record contributions all the time, and remember what they were told is saved.</summary>
internal sealed class Load(Stand stand, Guid tenantId, Guid communityId, string token) : IAsyncDisposable
{
    private const int Writers = 4;

    private readonly CancellationTokenSource stop = new();
    private readonly ConcurrentBag<Guid> units = [];
    private readonly ConcurrentBag<Guid> contributions = [];
    private readonly ConcurrentBag<string> wrong = [];
    private Task writers = Task.CompletedTask;
    private int failures;

    /// <summary>Ids that were acknowledged with 201.</summary>
    public IReadOnlyCollection<Guid> Units => units;

    public IReadOnlyCollection<Guid> Contributions => contributions;

    /// <summary>Requests that failed while something was down: those people were told so.</summary>
    public int Failures => failures;

    /// <summary>Answers that no fault excuses.</summary>
    public IReadOnlyCollection<string> Wrong => wrong;

    public void Start() => writers = Task.WhenAll(Enumerable.Range(0, Writers).Select(i => Task.Run(() => WriteAsync(i))));

    /// <summary>Goes on until so many more were acknowledged: the platform works again.</summary>
    public async Task GoOnAsync(int more)
    {
        var (unitsThen, contributionsThen) = (units.Count + more, contributions.Count + more);
        await TestKit.Eventually.Async(() => Task.FromResult(units.Count >= unitsThen && contributions.Count >= contributionsThen));
    }

    public async Task StopAsync()
    {
        await stop.CancelAsync();
        await writers;
    }

    /// <summary>What is really there, figures included.</summary>
    public async Task<(long Units, long Contributions, long UnitsCounted, long ContributionsCounted, long FenCounted)> CountAsync() => (
        await stand.CountAsync("registry", $"SELECT count(*) FROM units WHERE tenant_id = '{tenantId}'"),
        await stand.CountAsync("activity", $"SELECT count(*) FROM contribution WHERE tenant_id = '{tenantId}'"),
        await FigureAsync("units"), await FigureAsync("contributions"), await FigureAsync("amount"));

    private Task<long> FigureAsync(string metric) =>
        stand.CountAsync("reporting", $"SELECT coalesce(sum(value), 0)::bigint FROM figures WHERE tenant_id = '{tenantId}' AND metric = '{metric}'");

    private async Task WriteAsync(int writer)
    {
        for (var i = 0; !stop.IsCancellationRequested; i++)
        {
            await SendAsync("/api/registry/units", new { communityId, kind = "administrative", name = $"单位 {writer}-{i}-{Guid.NewGuid():N}" }, units);
            await SendAsync("/api/activity/contributions", new
            {
                communityId, kind = "money", giver = $"职工 {writer}-{i}", receiverKind = "group", receiver = "困难家庭", purpose = "慰问", workArea = "service", on = "2026-10-01", amount = 12.34m,
            }, contributions);
        }
    }

    private async Task SendAsync(string path, object body, ConcurrentBag<Guid> acknowledged)
    {
        try
        {
            using var response = await stand.SendAsync(HttpMethod.Post, path, token, body);
            if (response.StatusCode == HttpStatusCode.Created)
            {
                acknowledged.Add((await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid());
            }
            else if (response.StatusCode is HttpStatusCode.InternalServerError or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout)
            {
                Interlocked.Increment(ref failures);
            }
            else
            {
                wrong.Add($"{path}: {(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}");
            }
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException or IOException)
        {
            Interlocked.Increment(ref failures);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        stop.Dispose();
    }
}
