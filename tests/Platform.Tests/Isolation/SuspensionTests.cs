using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Linli.TestKit;
using Xunit;

namespace Linli.Platform.Tests.Isolation;

/// <summary>A suspended sub-district reads everything and changes nothing, a closed one gets in nowhere: on every route of every service.</summary>
[Collection(nameof(Matrix))]
public sealed partial class SuspensionTests(Matrix matrix)
{
    private static int codes;

    [Fact]
    public async Task Every_writing_route_of_every_service_refuses_a_suspended_sub_district_and_says_why()
    {
        var world = await WorldAsync();
        await ChangeAsync(world, "suspension", "年度审计");
        await EverywhereAsync(world, HttpStatusCode.Conflict);

        var writing = matrix.Routes().Where(r => !r.IsOpen && !r.WorksWhileSuspended && !r.Name.StartsWith("GET ", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(writing);
        foreach (var route in writing)
        {
            var (status, body) = await SendAsync(route, world.AdminToken);
            Assert.True(status == HttpStatusCode.Conflict && Code(body) == "tenant.suspended", $"{route} lets a suspended sub-district change something: {(int)status} {body}");
            Assert.Contains("年度审计", body, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Every_reading_route_still_answers_a_suspended_sub_district()
    {
        var world = await WorldAsync();
        await ChangeAsync(world, "suspension", "年度审计");
        await EverywhereAsync(world, HttpStatusCode.Conflict);

        foreach (var route in matrix.Routes().Where(r => !r.IsOpen && r.Name.StartsWith("GET ", StringComparison.Ordinal)))
        {
            var (status, body) = await SendAsync(route, world.AdminToken);
            Assert.False(body.Contains("tenant.suspended", StringComparison.Ordinal), $"{route}: {(int)status} {body}");
        }
    }

    [Fact]
    public async Task No_route_of_any_service_answers_a_closed_sub_district_and_all_do_again_when_it_is_resumed()
    {
        var world = await WorldAsync();
        await ChangeAsync(world, "closure", "并入邻街道");
        await EverywhereAsync(world, HttpStatusCode.Forbidden);

        foreach (var route in matrix.Routes().Where(r => !r.IsOpen && r.Name != "GET /me/grants"))
        {
            var (status, body) = await SendAsync(route, world.AdminToken);
            Assert.True(status == HttpStatusCode.Forbidden && Code(body) == "tenant.closed", $"{route} answers a closed sub-district: {(int)status} {body}");
        }

        await ChangeAsync(world, "resumption", "恢复");
        await Eventually.Async(async () => (await SendAsync(new("tenant", "GET /communities", null, false, false), world.AdminToken)).Status == HttpStatusCode.OK);
    }

    /// <summary>Machines act with the same tokens and the same grants; what they remember is dropped with everybody's.</summary>
    [Fact]
    public async Task Suspended_holds_within_a_second_in_every_service_whatever_it_remembers()
    {
        var world = await WorldAsync();
        var times = new List<long>();
        for (var i = 0; i < 5; i++)
        {
            // A write with nothing in it is malformed, once the gate lets it through.
            await EverywhereAsync(world, HttpStatusCode.BadRequest);
            var clock = Stopwatch.StartNew();
            await ChangeAsync(world, "suspension", "年度审计");
            await EverywhereAsync(world, HttpStatusCode.Conflict);
            times.Add(clock.ElapsedMilliseconds);
            await ChangeAsync(world, "resumption", "审计结束");
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"Suspended everywhere after {string.Join(", ", times)} ms");
        Assert.InRange(times.Order().ElementAt(2), 0, 1000);
    }

    private static readonly (string Service, string Path)[] Writes =
    [
        ("identity", "/clients"), ("tenant", "/communities"), ("registry", "/units"), ("activity", "/activities"),
    ];

    /// <summary>Waits until each service answers a write so.</summary>
    private async Task EverywhereAsync(World world, HttpStatusCode expected)
    {
        foreach (var (service, _) in Writes)
        {
            await Eventually.Async(async () => await WriteAsync(service, world) == expected);
        }
    }

    private async Task<HttpStatusCode> WriteAsync(string service, World world)
    {
        using var client = matrix.Client(service, world.AdminToken);
        using var response = await client.PostAsJsonAsync(Writes.Single(w => w.Service == service).Path, new { });
        return response.StatusCode;
    }

    private async Task ChangeAsync(World world, string change, string reason) =>
        await world.SendAsync(HttpMethod.Post, "tenant", $"/tenants/{world.TenantId}/{change}", new { reason }, matrix.Run.CityToken);

    private Task<World> WorldAsync() => World.CreateAsync(matrix, $"丁街道{Guid.NewGuid():N}", $"650104{100 + Interlocked.Increment(ref codes)}000");

    /// <summary>The gate stands before the handler, so neither the ids nor the body have to be right.</summary>
    private async Task<(HttpStatusCode Status, string Body)> SendAsync(Route route, string token)
    {
        var space = route.Name.IndexOf(' ', StringComparison.Ordinal);
        var path = Parameter().Replace(route.Name[(space + 1)..], m => m.Value.Contains(":int", StringComparison.Ordinal) ? "2026" : Guid.NewGuid().ToString());
        using var client = matrix.Client(route.Service, token);
        using var request = new HttpRequestMessage(new(route.Name[..space]), path) { Content = route.Name.StartsWith("GET", StringComparison.Ordinal) ? null : JsonContent.Create(new { }) };
        using var response = await client.SendAsync(request);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    private static string? Code(string body) => body.StartsWith('{') ? JsonDocument.Parse(body).RootElement.GetProperty("code").GetString() : null;

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();
}
