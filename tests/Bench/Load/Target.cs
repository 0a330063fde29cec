using System.Net;

namespace Linli.Bench.Load;

/// <summary>One GET that is sent again and again, over connections that stay open; nothing of HttpClient's comforts in between.</summary>
internal sealed class Target(string name, Uri address, params IReadOnlyList<(string Name, string Value)> headers) : IDisposable
{
    private readonly HttpMessageInvoker http = new(new SocketsHttpHandler
    {
        UseCookies = false, UseProxy = false, AllowAutoRedirect = false, ActivityHeadersPropagator = null, PooledConnectionIdleTimeout = TimeSpan.FromMinutes(5),
    });

    /// <returns>The size of the body.</returns>
    public async Task<long> GetAsync(CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        foreach (var header in headers)
        {
            request.Headers.TryAddWithoutValidation(header.Name, header.Value);
        }

        using var response = await http.SendAsync(request, ct);
        var body = await response.Content.ReadAsByteArrayAsync(ct);
        return response.StatusCode == HttpStatusCode.OK
            ? body.Length
            : throw new InvalidOperationException($"{name}: GET {address} → {(int)response.StatusCode} {System.Text.Encoding.UTF8.GetString(body)}");
    }

    public void Dispose() => http.Dispose();
}
