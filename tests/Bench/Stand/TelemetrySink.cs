using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace Linli.Bench.Stand;

/// <summary>
/// Takes traces, metrics and logs over OTLP/gRPC and throws them away: the services pay for sending them, and nobody pays for
/// looking at them, as if the collector stood on another machine.
/// </summary>
internal sealed class TelemetrySink : IAsyncDisposable
{
    private readonly WebApplication app;

    private TelemetrySink(WebApplication app) => this.app = app;

    public string Address => app.Urls.First();

    public static async Task<TelemetrySink> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        var app = builder.Build();
        app.Run(SwallowAsync);
        await app.StartAsync();
        return new(app);
    }

    private static async Task SwallowAsync(HttpContext http)
    {
        await http.Request.Body.CopyToAsync(Stream.Null);
        http.Response.ContentType = "application/grpc";
        // An empty message: not compressed, no bytes.
        await http.Response.Body.WriteAsync(new byte[5]);
        http.Response.AppendTrailer("grpc-status", "0");
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
