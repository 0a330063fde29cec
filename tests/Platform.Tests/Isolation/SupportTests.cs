using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Linli.TestKit;
using Npgsql;
using Xunit;

namespace Linli.Platform.Tests.Isolation;

/// <summary>An operator in a sub-district that lets them in: as far as it says, while it says so, and nowhere else.</summary>
[Collection(nameof(Matrix))]
public sealed class SupportTests(Matrix matrix)
{
    /// <summary>A route of each service that support may read.</summary>
    private static readonly (string Service, string Path)[] Readable =
        [("identity", "/people"), ("tenant", "/communities"), ("registry", "/units"), ("activity", "/activities"), ("reporting", "/figures/overview")];

    [Fact]
    public async Task Support_that_only_looks_reads_in_every_service_and_may_call_no_route_that_changes_anything()
    {
        await matrix.Own.EndSupportAsync();
        await matrix.Own.OpenSupportAsync("support");
        var token = await matrix.Own.OperatorInsideAsync();

        foreach (var (service, path) in Readable)
        {
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(service, path, token));
            Assert.Contains(path, await LookedAtAsync(service), StringComparer.Ordinal);
        }

        foreach (var route in matrix.Routes().Where(r => r.Permission is not null && !r.Name.StartsWith("GET ", StringComparison.Ordinal)))
        {
            using var client = matrix.Client(route.Service, token);
            var parts = route.Name.Split(' ');
            using var request = new HttpRequestMessage(new(parts[0]), System.Text.RegularExpressions.Regex.Replace(parts[1], @"\{[^}]*\}", Guid.NewGuid().ToString())) { Content = JsonContent.Create(new { }) };
            using var response = await client.SendAsync(request);
            Assert.True(response.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.NotFound, $"{route}: {(int)response.StatusCode}");
        }
    }

    [Fact]
    public async Task A_door_that_is_closed_is_closed_in_every_service_in_less_than_two_seconds()
    {
        await matrix.Own.EndSupportAsync();
        var door = await matrix.Own.OpenSupportAsync("support");
        var token = await matrix.Own.OperatorInsideAsync();
        foreach (var (service, path) in Readable)
        {
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(service, path, token));
        }

        var watch = Stopwatch.StartNew();
        await matrix.Own.SendAsync(HttpMethod.Post, "identity", $"/support/doors/{door}/end");
        await GoneAsync(token);

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(2), $"It took {watch.Elapsed.TotalSeconds:0.0} s.");
    }

    [Fact]
    public async Task A_door_that_runs_out_closes_by_itself_in_every_service()
    {
        await matrix.Own.EndSupportAsync();
        var door = await matrix.Own.OpenSupportAsync("support");
        var until = await EndsSoonAsync(door);
        var token = await matrix.Own.OperatorInsideAsync();
        foreach (var (service, path) in Readable)
        {
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(service, path, token));
        }

        await GoneAsync(token);
        Assert.True(DateTimeOffset.UtcNow - until < TimeSpan.FromSeconds(2), $"It was still open {(DateTimeOffset.UtcNow - until).TotalSeconds:0.0} s after its time.");
        Assert.True(DateTimeOffset.UtcNow >= until.AddMilliseconds(-50));
    }

    [Fact]
    public async Task The_door_of_one_sub_district_opens_no_other()
    {
        await matrix.Other.EndSupportAsync();
        await matrix.Own.EndSupportAsync();
        await matrix.Own.OpenSupportAsync("support-manager");
        var token = await matrix.Other.OperatorInsideAsync();

        foreach (var (service, path) in Readable)
        {
            Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(service, path, token));
        }
    }

    private Task GoneAsync(string token) => Task.WhenAll(Readable.Select(r => Eventually.Async(async () => await StatusAsync(r.Service, r.Path, token) == HttpStatusCode.Forbidden)));

    private async Task<HttpStatusCode> StatusAsync(string service, string path, string token)
    {
        using var client = matrix.Client(service, token);
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative));
        return response.StatusCode;
    }

    private async Task<List<string?>> LookedAtAsync(string service) =>
        [.. (await matrix.Own.SendAsync(HttpMethod.Get, service, "/audit?support=true&kind=request&size=100")).GetProperty("items").EnumerateArray().Select(e => e.GetProperty("rowId").GetString())];

    /// <summary>As if it had been opened almost an hour ago; nobody has asked for its sake yet.</summary>
    private async Task<DateTimeOffset> EndsSoonAsync(Guid door)
    {
        await using var connection = new NpgsqlConnection(matrix.Run.Servers.SuperuserConnection("identity"));
        await connection.OpenAsync();
        await using var sooner = new NpgsqlCommand(
            "UPDATE support_door SET opened_at = opened_at - interval '1 hour', until = now() + interval '4 seconds' WHERE id = $1 RETURNING until", connection)
        { Parameters = { new() { Value = door } } };
        return new DateTimeOffset((DateTime)(await sooner.ExecuteScalarAsync())!, TimeSpan.Zero);
    }
}
