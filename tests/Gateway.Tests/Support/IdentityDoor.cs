using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Yarp.ReverseProxy.Forwarder;

namespace Linli.GatewayTests.Support;

/// <summary>Stands in the door of the real Identity, counts who comes to refresh, and can hold the door shut.</summary>
internal sealed class IdentityDoor : IAsyncDisposable
{
    private readonly WebApplication app;
    private int refreshes;

    public IdentityDoor(Uri identity)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseKestrel(k => k.Listen(IPAddress.Loopback, 0));
        builder.Logging.ClearProviders();
        builder.Services.AddHttpForwarder();
        app = builder.Build();
        var forwarder = app.Services.GetRequiredService<IHttpForwarder>();
        var client = new HttpMessageInvoker(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
        app.Run(async context =>
        {
            if (IsShut)
            {
                context.Response.StatusCode = 503;
                return;
            }

            if (await IsRefreshAsync(context.Request))
            {
                Interlocked.Increment(ref refreshes);
                await Task.Delay(50);
                if (RefusesRefreshes)
                {
                    context.Response.StatusCode = 400;
                    await context.Response.WriteAsJsonAsync(new { error = "invalid_grant" });
                    return;
                }
            }

            await forwarder.SendAsync(context, identity.ToString(), client, ForwarderRequestConfig.Empty, new KeepHost());
        });
    }

    public int Refreshes => refreshes;

    public bool IsShut { get; set; }

    /// <summary>Answers as Identity does when an account was disabled.</summary>
    public bool RefusesRefreshes { get; set; }

    public string Address => app.Urls.Single();

    public Task StartAsync() => app.StartAsync();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static async Task<bool> IsRefreshAsync(HttpRequest request)
    {
        if (request.Path != "/connect/token")
        {
            return false;
        }

        request.EnableBuffering();
        using var reader = new StreamReader(request.Body, leaveOpen: true);
        var body = await reader.ReadToEndAsync();
        request.Body.Position = 0;
        return body.Contains("grant_type=refresh_token", StringComparison.Ordinal);
    }

    private sealed class KeepHost : HttpTransformer
    {
        public override async ValueTask TransformRequestAsync(HttpContext httpContext, HttpRequestMessage proxyRequest, string destinationPrefix, CancellationToken cancellationToken)
        {
            await base.TransformRequestAsync(httpContext, proxyRequest, destinationPrefix, cancellationToken);
            proxyRequest.Headers.Host = httpContext.Request.Host.Value;
        }
    }
}
