using System.Net.Http.Json;
using System.Text.Json;
using Linli.Contracts;
using Linli.Contracts.Tenant.V1;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Logging;
using Microsoft.Net.Http.Headers;

namespace Linli.ServiceDefaults.Settings;

/// <summary>
/// Knows the settings of the sub-districts that are being worked in: Tenant is asked once, in the name of whoever works, and tells of each
/// change by itself. Backstop: 30 s.
/// </summary>
public sealed class SettingsCache(SettingsSource source, TimeProvider clock, ILogger<SettingsCache> logger) : IDisposable
{
    private static readonly TimeSpan KeepFor = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan AskAgainAfter = TimeSpan.FromSeconds(5);

    private readonly MemoryCache cache = new(new MemoryCacheOptions { SizeLimit = 50_000 });

    private long changes;

    /// <summary>What was last known, without asking; null: nothing yet.</summary>
    /// <param name="tenantId">The sub-district.</param>
    /// <param name="isCurrent">False: it may have changed since, so ask.</param>
    public TenantSettings? Last(Guid tenantId, out bool isCurrent)
    {
        var entry = cache.TryGetValue(tenantId, out Entry? known) ? known : null;
        isCurrent = entry is not null && entry.Until > clock.GetUtcNow();
        return entry?.Settings;
    }

    /// <summary>The settings of a sub-district; <see cref="TenantSettings.Unknown"/> while Tenant cannot be asked.</summary>
    /// <param name="tenantId">The sub-district of the token.</param>
    /// <param name="authorization">The caller's Authorization header: settings are told to the sub-district's own people only.</param>
    /// <param name="ct">Ends the wait.</param>
    public async ValueTask<TenantSettings> OfAsync(Guid tenantId, string authorization, CancellationToken ct)
    {
        var known = Last(tenantId, out var isCurrent);
        if (known is not null && isCurrent)
        {
            return known;
        }

        var before = Interlocked.Read(ref changes);
        try
        {
            var asked = await source.AskAsync(authorization, ct) is { } facts ? new(facts) : TenantSettings.Unknown;
            // An answer from before a change that was announced meanwhile is good for this request only.
            return Keep(tenantId, asked, Interlocked.Read(ref changes) == before ? KeepFor : TimeSpan.Zero);
        }
        catch (Exception e) when (e is HttpRequestException or JsonException or NotSupportedException || (e is TaskCanceledException && !ct.IsCancellationRequested))
        {
            logger.LogWarning(e, "The settings of {Tenant} cannot be asked for now", tenantId);
            return Keep(tenantId, known ?? TenantSettings.Unknown, AskAgainAfter);
        }
    }

    internal void Hear(SettingsChanged change)
    {
        Interlocked.Increment(ref changes);
        if (change.TenantId == City.Id)
        {
            Forget();
        }
        else if (change.Facts is { } facts)
        {
            Keep(change.TenantId, new(facts), KeepFor);
        }
        else
        {
            Doubt(change.TenantId);
        }
    }

    /// <summary>After a time without the broker, or when the city changed what holds for all: ask again, but keep what was for an outage.</summary>
    internal void Forget()
    {
        Interlocked.Increment(ref changes);
        foreach (var tenant in cache.Keys.OfType<Guid>())
        {
            Doubt(tenant);
        }
    }

    private void Doubt(Guid tenantId)
    {
        if (Last(tenantId, out _) is { } last)
        {
            Store(tenantId, new(last, DateTimeOffset.MinValue));
        }
    }

    /// <summary>An answer that was on its way while the next change was announced does not replace it.</summary>
    private TenantSettings Keep(Guid tenantId, TenantSettings settings, TimeSpan time)
    {
        var newest = Last(tenantId, out _) is { } last && last.Facts.Version > settings.Facts.Version ? last : settings;
        Store(tenantId, new(newest, clock.GetUtcNow() + time));
        return newest;
    }

    private void Store(Guid tenantId, Entry entry) => cache.Set(tenantId, entry, new MemoryCacheEntryOptions { Size = 1 });

    /// <inheritdoc/>
    public void Dispose() => cache.Dispose();

    private sealed record Entry(TenantSettings Settings, DateTimeOffset Until);
}

/// <summary>Asks the Tenant service, where there is one: a service that runs alone does without.</summary>
/// <param name="clients">Hold one named <c>settings</c> whose base address is Tenant's; null: there is none.</param>
public sealed class SettingsSource(IHttpClientFactory? clients)
{
    /// <summary>An answer that leaves something out is no answer.</summary>
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { RespectRequiredConstructorParameters = true, RespectNullableAnnotations = true };

    internal async Task<SettingsFacts?> AskAsync(string authorization, CancellationToken ct)
    {
        if (clients is null)
        {
            return null;
        }

        using var http = clients.CreateClient("settings");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/settings/facts");
        request.Headers.TryAddWithoutValidation(HeaderNames.Authorization, authorization);
        using var response = await http.SendAsync(request, ct);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync<SettingsFacts>(Json, ct);
    }
}
