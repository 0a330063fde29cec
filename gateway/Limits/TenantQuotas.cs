using System.Collections.Concurrent;
using Linli.Gateway.Session;
using Linli.ServiceDefaults.Settings;
using Microsoft.Net.Http.Headers;

namespace Linli.Gateway.Limits;

/// <summary>
/// How many requests a tenant may make. No request waits for the answer: until it is there, and while Tenant is away, the last one known
/// holds, or the limit of the configuration.
/// </summary>
internal sealed class TenantQuotas(SettingsCache settings, LimitOptions limits)
{
    private readonly ConcurrentDictionary<Guid, bool> asking = new();
    private readonly ConcurrentDictionary<int, LimitOptions.Bucket> buckets = new();

    public LimitOptions.Bucket Of(HttpContext context, string tenant)
    {
        if (!Guid.TryParse(tenant, out var id))
        {
            return limits.Tenant;
        }

        var known = settings.Last(id, out var isCurrent);
        if (!isCurrent)
        {
            Ask(id, context.Features.Get<UserSession>()?.Authorization ?? context.Request.Headers[HeaderNames.Authorization].ToString());
        }

        return known is { Facts.RequestQuota: < int.MaxValue and var quota } ? buckets.GetOrAdd(quota, BucketOf) : limits.Tenant;
    }

    /// <summary>As the configured one: a sixth of a minute may come at once.</summary>
    private static LimitOptions.Bucket BucketOf(int perMinute) => new() { PerMinute = perMinute, Burst = Math.Max(10, perMinute / 6) };

    /// <summary>Once at a time for each tenant.</summary>
    private void Ask(Guid tenant, string authorization)
    {
        if (authorization.Length > 0 && asking.TryAdd(tenant, true))
        {
            _ = AskAsync(tenant, authorization);
        }
    }

    private async Task AskAsync(Guid tenant, string authorization)
    {
        await Task.Yield();
        try
        {
            await settings.OfAsync(tenant, authorization, CancellationToken.None);
        }
        finally
        {
            asking.TryRemove(tenant, out _);
        }
    }
}
