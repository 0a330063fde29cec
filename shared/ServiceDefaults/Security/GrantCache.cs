using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Linli.Contracts.Identity.V1;
using Linli.ServiceDefaults.Transfer;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Caching.Memory;

namespace Linli.ServiceDefaults.Security;

/// <summary>
/// Asks Identity what a person may do, and in which state their sub-district is, and remembers the answer until Identity says that
/// one of the two changed or one of the roles in it runs out by itself, at most 30 s.
/// An answer that was on its way while the change was announced is not remembered.
/// </summary>
internal sealed class GrantCache(IHttpClientFactory clients, IHttpContextAccessor http, TimeProvider clock, InsideCalls? inside = null) : IGrantSource, IDisposable
{
    private static readonly TimeSpan KeepFor = TimeSpan.FromSeconds(30);

    private readonly MemoryCache cache = new(new MemoryCacheOptions { SizeLimit = 100_000 });
    private readonly ConcurrentDictionary<Guid, (long Version, DateTimeOffset Until)> announced = new();
    private readonly ConcurrentDictionary<Guid, (int Version, DateTimeOffset Until)> announcedTenants = new();

    public async ValueTask<Grants> OfCurrentUserAsync(CurrentUser user, CancellationToken ct)
    {
        if (cache.TryGetValue(user.Id, out Grants? known) && known!.Version >= user.Version && !(known.Until <= clock.GetUtcNow()) && KnowsStanding(known, user))
        {
            return known;
        }

        var grants = await AskAsync(user, ct);
        if ((!announced.TryGetValue(user.Id, out var change) || grants.Version >= change.Version) && KnowsStanding(grants, user))
        {
            var keepUntil = clock.GetUtcNow() + KeepFor;
            cache.Set(user.Id, grants, new MemoryCacheEntryOptions { AbsoluteExpiration = grants.Until < keepUntil ? grants.Until : keepUntil, Size = 1 });
        }

        return grants;
    }

    public void Forget(GrantsChanged change)
    {
        var now = clock.GetUtcNow();
        announced[change.PersonId] = (change.Version, now + KeepFor * 2);
        cache.Remove(change.PersonId);
        foreach (var (person, _) in announced.Where(a => a.Value.Until < now))
        {
            announced.TryRemove(person, out _);
        }
    }

    /// <summary>Entries are by person: those of the sub-district are found out when they are asked for.</summary>
    public void Forget(TenantAccessChanged change)
    {
        var now = clock.GetUtcNow();
        announcedTenants[change.TenantId] = (change.Version, now + KeepFor * 2);
        foreach (var (tenant, _) in announcedTenants.Where(a => a.Value.Until < now))
        {
            announcedTenants.TryRemove(tenant, out _);
        }
    }

    private bool KnowsStanding(Grants grants, CurrentUser user) =>
        user.TenantId is not { } tenant || !announcedTenants.TryGetValue(tenant, out var change) || grants.StandingOf(tenant)?.Version >= change.Version;

    /// <summary>After a time without the broker nothing that is remembered can be trusted.</summary>
    public void ForgetAll() => cache.Clear();

    /// <summary>With the person's token; work that outlasts it asks in nobody's name, and gets what the person may do now all the same.</summary>
    private async Task<Grants> AskAsync(CurrentUser user, CancellationToken ct)
    {
        using var client = clients.CreateClient("identity");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/me/grants");
        request.Headers.Authorization = AuthenticationHeaderValue.Parse(http.HttpContext!.Request.Headers.Authorization.ToString());
        using var response = await client.SendAsync(request, ct);
        if (response.StatusCode != HttpStatusCode.Unauthorized)
        {
            return await ReadAsync(response, ct);
        }

        if (inside is null || http.HttpContext.Features.Get<OutlastsToken>() is null)
        {
            return new(0, []);
        }

        using var again = new HttpRequestMessage(HttpMethod.Get, new Uri(client.BaseAddress!, $"/internal/people/{user.Id}/grants"));
        inside.Sign(again);
        using var answer = await client.SendAsync(again, ct);
        return answer.StatusCode == HttpStatusCode.NotFound ? new(0, []) : await ReadAsync(answer, ct);
    }

    private static async Task<Grants> ReadAsync(HttpResponseMessage response, CancellationToken ct)
    {
        response.EnsureSuccessStatusCode();
        var answer = await response.Content.ReadFromJsonAsync<Answer>(ct);
        return new(answer!.Version, answer.Grants.Select(g => new Grant(g.Scope, g.Permissions, g.Door)).ToList(), answer.Standings, answer.Until);
    }

    public void Dispose() => cache.Dispose();

    private sealed record Answer(long Version, List<AnswerGrant> Grants, List<TenantStanding>? Standings, DateTimeOffset? Until);
    private sealed record AnswerGrant(string Scope, HashSet<string> Permissions, Guid? Door);
}

/// <summary>A feature of work that a person started and that may take longer than their token is valid; never of a request.</summary>
internal sealed class OutlastsToken;
