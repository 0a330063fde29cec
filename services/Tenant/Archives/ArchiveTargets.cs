using System.Net;
using System.Text;
using System.Text.Json;
using Linli.ServiceDefaults.Transfer;
using Linli.TenantService.Exports;

namespace Linli.TenantService.Archives;

/// <summary>Hands each service its part of an archive, and has it taken back.</summary>
internal sealed class ArchiveTargets(IHttpClientFactory clients, InsideCalls calls)
{
    /// <summary>People come late, so that nobody gets in before the records are there; the sub-district itself comes last: with it everything is in.</summary>
    public static readonly IReadOnlyList<string> Order = ["reporting", "activity", "registry", "identity", "tenant"];

    /// <param name="write">Writes the service's tables: each announced, then its rows as they are.</param>
    /// <exception cref="ArrivalRefusedException">They do not belong there; nothing of them is in.</exception>
    public async Task LoadAsync(string service, Archive archive, Func<Stream, CancellationToken, Task> write, CancellationToken ct)
    {
        using var content = new PushedContent(write);
        using var response = await SendAsync(HttpMethod.Post, service, archive, $"by={archive.StartedBy}", content, ct);
        if (response.StatusCode == HttpStatusCode.UnprocessableEntity)
        {
            var refused = (await response.Content.ReadFromJsonAsync<RefusedRows>(ct))!;
            throw new ArrivalRefusedException(refused.Code, [.. refused.Args.Take(1).Select(table => $"{service}/{table}"), .. refused.Args.Skip(1)]);
        }

        response.EnsureSuccessStatusCode();
    }

    public async Task TakeBackAsync(Archive archive, CancellationToken ct)
    {
        foreach (var service in Order.SkipLast(1))
        {
            using var response = await SendAsync(HttpMethod.Delete, service, archive, $"import={archive.Id}", null, ct);
            response.EnsureSuccessStatusCode();
        }
    }

    public static Task AnnounceAsync(Stream to, string? table, long rows, CancellationToken ct) =>
        to.WriteAsync(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new TableLine(table, rows), JsonSerializerOptions.Web) + "\n"), ct).AsTask();

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string service, Archive archive, string query, HttpContent? content, CancellationToken ct)
    {
        using var client = clients.CreateClient(ExportSources.ClientOf(service));
        using var request = new HttpRequestMessage(method, new Uri(client.BaseAddress!, $"/internal/tenants/{archive.OfTenant}/rows?{query}")) { Content = content };
        calls.Sign(request);
        return await client.SendAsync(request, ct);
    }

    /// <summary>A body that is written as it goes out.</summary>
    private sealed class PushedContent(Func<Stream, CancellationToken, Task> write) : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => write(stream, CancellationToken.None);

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken) => write(stream, cancellationToken);

        protected override bool TryComputeLength(out long length)
        {
            length = -1;
            return false;
        }
    }
}
