using System.Net;
using Linli.Gateway.Limits;
using Linli.Gateway.Session;
using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.Forwarder;

namespace Linli.Gateway.Forwarding;

internal static class Proxy
{
    public static void AddProxy(this WebApplicationBuilder builder)
    {
        var configuration = builder.Configuration;
        var limits = configuration.GetSection("Limits").Get<LimitOptions>() ?? new LimitOptions();
        var open = configuration.GetSection("Routes:Open").Get<string[]>() ?? [];
        builder.Services.AddReverseProxy()
            .LoadFromMemory(Routes.Table(limits, open), [.. Upstreams.All.Select(name => Cluster(name, new Upstreams(configuration).Of(name)))])
            .ConfigureHttpClient((_, handler) => (handler.ConnectTimeout, handler.EnableMultipleHttp2Connections) = (TimeSpan.FromSeconds(2), false))
            .AddTransforms<CallerCredentials>()
            .AddTransforms<ServiceLocation>();
    }

    public static void MapProxy(this IEndpointRouteBuilder app) => app.MapReverseProxy(proxy =>
    {
        proxy.UseRequestSizes();
        proxy.UseMiddleware<FreshToken>();
        proxy.UseMiddleware<RetryUnanswered>();
        proxy.UseLoadBalancing();
        proxy.UsePassiveHealthChecks();
    });

    private static ClusterConfig Cluster(string name, IReadOnlyList<string> addresses) => new()
    {
        ClusterId = name,
        Destinations = addresses.Index().ToDictionary(a => $"{name}-{a.Index}", a => new DestinationConfig { Address = a.Item }),
        LoadBalancingPolicy = "PowerOfTwoChoices",
        // With one destination there is nobody to prefer over a failing one.
        HealthCheck = addresses.Count == 1 ? null : new HealthCheckConfig { Passive = new() { Enabled = true, Policy = "TransportFailureRate", ReactivationPeriod = TimeSpan.FromSeconds(5) } },
        HttpRequest = new ForwarderRequestConfig { Version = HttpVersion.Version11, VersionPolicy = HttpVersionPolicy.RequestVersionExact, ActivityTimeout = TimeSpan.FromSeconds(60) },
    };
}
