using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Linli.GatewayTests.Support;

/// <summary>A small server in place of portal and services: it answers with what it got.</summary>
internal sealed class Echo : IAsyncDisposable
{
    private readonly WebApplication app;

    public Echo()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseKestrel(k => k.Listen(IPAddress.Loopback, 0));
        builder.Logging.ClearProviders();
        app = builder.Build();
        app.MapPost("/created", () => Results.Created("/units/7", null));
        app.MapGet("/lax", (HttpContext http) =>
        {
            http.Response.Headers.ContentSecurityPolicy = "default-src *";
            http.Response.Headers.Server = "echo";
            return Results.Text("<p>", "text/html");
        });
        app.MapGet("/refused", () => Results.StatusCode(403));
        app.Map("/{**rest}", async (HttpContext http) =>
        {
            using var reader = new StreamReader(http.Request.Body);
            var length = (await reader.ReadToEndAsync()).Length;
            return new Heard(
                http.Request.Method, http.Request.Path + http.Request.QueryString, http.Request.Host.Value!, length,
                http.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase));
        });
    }

    public string Address => app.Urls.Single();

    public Task StartAsync() => app.StartAsync();

    public ValueTask DisposeAsync() => app.DisposeAsync();
}

internal sealed record Heard(string Method, string Path, string Host, int Length, Dictionary<string, string> Headers)
{
    public string? Header(string name) => new Dictionary<string, string>(Headers, StringComparer.OrdinalIgnoreCase).GetValueOrDefault(name);
}
