using System.Net;
using System.Security.Cryptography;
using System.Text;
using Linli.AppHost.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Linli.AppHost.Dashboard;

/// <summary>Serves <see cref="ResourceService"/> to our own dashboard and to nobody else.</summary>
internal static class ResourceServiceHost
{
    private const string KeyHeader = "x-resource-service-api-key";

    public static async Task<IAsyncDisposable> StartAsync(DistributedApplication application, DashboardResource dashboard, CancellationToken ct)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, dashboard.ResourceServicePort, listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddSingleton(application).AddSingleton(dashboard).AddGrpc();
        // Ctrl+C is the platform's to answer, not this server's.
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        var app = builder.Build();
        var key = Encoding.UTF8.GetBytes(dashboard.ResourceServiceKey);
        app.Use((http, next) =>
        {
            if (CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(http.Request.Headers[KeyHeader].ToString()), key)) return next(http);
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return Task.CompletedTask;
        });
        app.MapGrpcService<ResourceService>();
        await app.StartAsync(ct);
        return app;
    }

    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
