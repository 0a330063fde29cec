using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Linli.Gateway.Errors;
using Linli.Gateway.Security;
using Microsoft.AspNetCore.RateLimiting;

namespace Linli.Gateway.Limits;

/// <summary>
/// Person (or address) first, then tenant: what a person's own limit refuses does not use up the tenant's. No limit is shared
/// between tenants, so one tenant's load cannot cause another's refusal.
/// </summary>
internal static class RateLimits
{
    private enum Kind { SignIn, Address, Person, Tenant, None }

    /// <param name="PerMinute">A tenant whose quota changes starts a bucket of the new size.</param>
    private readonly record struct Key(Kind Kind, string Value, int PerMinute = 0);

    public static void AddRateLimits(this WebApplicationBuilder builder)
    {
        var limits = builder.Configuration.GetSection("Limits").Get<LimitOptions>() ?? new LimitOptions();
        builder.Services.AddSingleton(limits).AddSingleton<TenantQuotas>().AddSingleton<TenantUsage>();
        builder.Services.AddRateLimiter(options =>
        {
            options.GlobalLimiter = PartitionedRateLimiter.CreateChained(
                PartitionedRateLimiter.Create<HttpContext, Key>(context => Caller(context, limits)),
                PartitionedRateLimiter.Create<HttpContext, Key>(context => Tenant(context, key => ByQuota(context, key))),
                PartitionedRateLimiter.Create<HttpContext, Key>(context => Tenant(context, key => Concurrent(key, limits.TenantConcurrent))));
            options.OnRejected = RefuseAsync;
        });
    }

    /// <summary>What was let through counts.</summary>
    public static void UseTenantUsage(this WebApplication app)
    {
        var usage = app.Services.GetRequiredService<TenantUsage>();
        app.Use((context, next) =>
        {
            if (context.User.FindFirst("tenant") is { } tenant)
            {
                usage.Count(tenant.Value);
            }

            return next(context);
        });
    }

    private static RateLimitPartition<Key> Caller(HttpContext context, LimitOptions limits)
    {
        if (SendsSecrets(context.Request))
        {
            return TokenBucket(new Key(Kind.SignIn, Address(context)), limits.SignIn);
        }

        return context.User.FindFirst("sub") is { } person
            ? TokenBucket(new Key(Kind.Person, person.Value), limits.Person)
            : TokenBucket(new Key(Kind.Address, Address(context)), limits.Address);
    }

    private static RateLimitPartition<Key> Tenant(HttpContext context, Func<Key, RateLimitPartition<Key>> limited) =>
        context.User.FindFirst("tenant") is { } tenant
            ? limited(new Key(Kind.Tenant, tenant.Value))
            : RateLimitPartition.GetNoLimiter(new Key(Kind.None, ""));

    private static RateLimitPartition<Key> ByQuota(HttpContext context, Key tenant)
    {
        var bucket = context.RequestServices.GetRequiredService<TenantQuotas>().Of(context, tenant.Value);
        return TokenBucket(tenant with { PerMinute = bucket.PerMinute }, bucket);
    }

    private static bool SendsSecrets(HttpRequest request) =>
        !Browsing.IsSafe(request.Method) && (request.Path.StartsWithSegments("/account") || request.Path.StartsWithSegments("/connect"));

    // One household or office gets a whole IPv6 /64: count it as one.
    private static string Address(HttpContext context)
    {
        if (context.Connection.RemoteIpAddress is not { } address)
        {
            return "";
        }

        if (address.AddressFamily != AddressFamily.InterNetworkV6 || address.IsIPv4MappedToIPv6)
        {
            return address.ToString();
        }

        var bytes = address.GetAddressBytes();
        bytes.AsSpan(8).Clear();
        return new IPAddress(bytes).ToString();
    }

    private static RateLimitPartition<Key> TokenBucket(Key key, LimitOptions.Bucket bucket) =>
        RateLimitPartition.GetTokenBucketLimiter(key, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = bucket.Burst,
            TokensPerPeriod = Math.Max(1, bucket.PerMinute / 60),
            ReplenishmentPeriod = TimeSpan.FromSeconds(bucket.PerMinute >= 60 ? 1 : 60.0 / bucket.PerMinute),
            QueueLimit = 0,
        });

    private static RateLimitPartition<Key> Concurrent(Key key, int permits) =>
        RateLimitPartition.GetConcurrencyLimiter(key, _ => new ConcurrencyLimiterOptions { PermitLimit = permits, QueueLimit = 0 });

    private static ValueTask RefuseAsync(OnRejectedContext rejected, CancellationToken ct)
    {
        var after = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : TimeSpan.FromSeconds(1);
        rejected.HttpContext.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(after.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        return new ValueTask(Answer.WriteAsync(rejected.HttpContext, StatusCodes.Status429TooManyRequests));
    }
}
