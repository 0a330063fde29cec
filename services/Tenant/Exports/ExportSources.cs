using System.Text.Json;
using Linli.ServiceDefaults;
using Linli.ServiceDefaults.Transfer;

namespace Linli.TenantService.Exports;

/// <summary>The services that keep something of a tenant, and the way to all of it.</summary>
internal sealed class ExportSources(IHttpClientFactory clients, InsideCalls calls)
{
    public static readonly IReadOnlyList<string> Services = ["tenant", "identity", "registry", "activity", "reporting"];

    /// <summary>Hands each line on as it comes: the table's announcement, then its rows.</summary>
    /// <param name="table">A table begins, with so many rows.</param>
    /// <param name="row">A row of it, as JSON.</param>
    public async Task ReadAsync(string service, Guid tenantId, Func<string, long, Task> table, Func<string, Task> row, CancellationToken ct)
    {
        using var client = clients.CreateClient(ClientOf(service));
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(client.BaseAddress!, $"/internal/tenants/{tenantId}/rows"));
        calls.Sign(request);
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
        response.EnsureSuccessStatusCode();
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync(ct));
        while (await NextTableAsync(lines, service, ct) is { Table: { } name } next)
        {
            await table(name, next.Rows);
            for (var i = 0L; i < next.Rows; i++)
            {
                await row(await lines.ReadLineAsync(ct) ?? throw CutOff(service));
            }
        }
    }

    internal static string ClientOf(string service) => $"rows of {service}";

    /// <summary>The last line says that it is the last: a connection that breaks off must not look like the end.</summary>
    private static async Task<TableLine> NextTableAsync(StreamReader lines, string service, CancellationToken ct) =>
        await lines.ReadLineAsync(ct) is { } line ? JsonSerializer.Deserialize<TableLine>(line, JsonSerializerOptions.Web)! : throw CutOff(service);

    private static IOException CutOff(string service) => new($"{service} stopped in the middle of its rows.");
}
