using System.Net.Http.Headers;
using System.Net.Http.Json;
using Linli.Bench.Stand;

namespace Linli.Bench.Events;

/// <summary>Records contributions through the gateway, as a machine does.</summary>
internal sealed class ContributionWriter : IDisposable
{
    private readonly HttpClient http;
    private readonly Guid communityId;

    public ContributionWriter(Platform platform, string token)
    {
        communityId = platform.CommunityId;
        http = new() { BaseAddress = platform.Gateway };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    public async Task WriteAsync(CancellationToken ct)
    {
        using var response = await http.PostAsJsonAsync("/api/activity/contributions", new
        {
            communityId, kind = "money", giver = "辖区单位职工", receiverKind = "group", receiver = "困难家庭", purpose = "慰问", workArea = "service", on = "2026-10-01", amount = 12.34m,
        }, ct);
        if (!response.IsSuccessStatusCode)
        {
            throw new InvalidOperationException($"A contribution was refused: {(int)response.StatusCode} {await response.Content.ReadAsStringAsync(ct)}");
        }
    }

    public void Dispose() => http.Dispose();
}
