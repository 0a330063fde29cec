using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Linli.Loader;

namespace Linli.Bench.Provisioning;

/// <summary>Brings a sheet in as the portal does, with the session of somebody signed in.</summary>
/// <param name="gateway">The way in.</param>
/// <param name="session">Whose import it is.</param>
/// <param name="path">Where the rows are imported.</param>
internal sealed class SheetImport(Uri gateway, Session session, string path) : IDisposable
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(200);
    private readonly HttpClient http = new() { BaseAddress = gateway, Timeout = TimeSpan.FromMinutes(2) };
    private Guid id;

    public async Task CheckAsync(string csv, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{path}?file=list.csv") { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(csv)) };
        request.Headers.TryAddWithoutValidation("Cookie", session.Cookie);
        request.Headers.Add("X-CSRF", "1");
        request.Headers.Add("Origin", gateway.GetLeftPart(UriPartial.Authority));
        using var response = await http.SendAsync(request, ct);
        response.EnsureSuccessStatusCode();
        id = (await response.Content.ReadFromJsonAsync<JsonElement>(ct)).GetProperty("id").GetGuid();
        var state = await SettleAsync(ct);
        if (state != "checked")
        {
            throw new InvalidOperationException($"The list is {state} instead of checked.");
        }
    }

    /// <returns>How often it had to be told to go on.</returns>
    public async Task<int> FinishAsync(CancellationToken ct)
    {
        for (var pauses = 0; ; pauses++)
        {
            await session.SendAsync(HttpMethod.Post, $"{path}/{id}/start", null, ct);
            switch (await SettleAsync(ct))
            {
                case "imported": return pauses;
                case "interrupted": break;
                case var state: throw new InvalidOperationException($"The list is {state} instead of imported.");
            }
        }
    }

    private async Task<string> SettleAsync(CancellationToken ct)
    {
        while (true)
        {
            var state = (await session.GetAsync<JsonElement>($"{path}/{id}", ct)).GetProperty("state").GetString()!;
            if (state is not ("checking" or "importing"))
            {
                return state;
            }

            await Task.Delay(Glance, ct);
        }
    }

    public void Dispose() => http.Dispose();
}
