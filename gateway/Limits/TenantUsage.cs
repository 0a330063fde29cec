using System.Collections.Concurrent;
using System.Globalization;

namespace Linli.Gateway.Limits;

/// <summary>How many requests each tenant made in the last minute, for its people to see beside the quota. Each gateway counts its own.</summary>
internal sealed class TenantUsage(TimeProvider clock)
{
    /// <summary>Tells the portal; what a browser sends under this name never gets there.</summary>
    public const string Header = "Linli-Tenant-Requests";

    private readonly ConcurrentDictionary<string, Minute> tenants = new();

    public void Count(string tenant)
    {
        var (minute, _) = Now();
        tenants.AddOrUpdate(tenant, _ => new(minute, 1, 0), (_, last) => last.At(minute) with { Requests = last.At(minute).Requests + 1 });
    }

    /// <summary>The running minute, and of the one before as much as is still within sixty seconds.</summary>
    public string Of(string tenant)
    {
        var (minute, share) = Now();
        var now = tenants.TryGetValue(tenant, out var last) ? last.At(minute) : new(minute, 0, 0);
        return (now.Requests + (long)(now.Before * (1 - share))).ToString(CultureInfo.InvariantCulture);
    }

    private (long Minute, double Share) Now()
    {
        var seconds = clock.GetUtcNow().ToUnixTimeMilliseconds() / 1000.0;
        return ((long)(seconds / 60), seconds / 60 % 1);
    }

    private sealed record Minute(long Number, long Requests, long Before)
    {
        public Minute At(long number) => number == Number ? this : new(number, 0, number == Number + 1 ? Requests : 0);
    }
}
