namespace Linli.Portal.Api;

/// <summary>The version of the figures in the person's scope; it changes whenever one of them does.</summary>
internal sealed class FiguresApi(HttpClient http) : ServiceClient("reporting", http)
{
    public Task<FiguresVersion> VersionAsync(CancellationToken ct) => GetAsync<FiguresVersion>("/figures/version", ct);
}

internal sealed record FiguresVersion(System.Text.Json.JsonElement Version);
