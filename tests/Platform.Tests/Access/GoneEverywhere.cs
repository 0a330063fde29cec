using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Linli.ServiceDefaults.Security;
using Xunit;

namespace Linli.Platform.Tests.Access;

/// <summary>What is withdrawn or runs out is gone in every service and in a session that is open, within two seconds, although each of them remembers it.</summary>
[Collection(nameof(Stand))]
public sealed class GoneEverywhere(Stand stand, ITestOutputHelper output)
{
    private static readonly TimeSpan Allowed = TimeSpan.FromSeconds(2);
    private static int next = 900;

    private static readonly string[] Doors =
    [
        "/api/identity/people", "/api/tenant/communities", "/api/registry/units", "/api/activity/activities", "/api/reporting/figures/overview", "/units",
    ];

    [Fact]
    public async Task A_withdrawn_role_opens_no_door_any_more()
    {
        var (admin, assignment, browser) = await AppointAsync();
        using var session = browser;
        await EveryDoorIsOpenAsync(browser);

        var since = Stopwatch.StartNew();
        using var withdrawn = await stand.SendAsync(HttpMethod.Delete, $"/api/identity/assignments/{assignment}", admin);
        Assert.Equal(HttpStatusCode.OK, withdrawn.StatusCode);

        await ShutInTimeAsync(browser, () => since.Elapsed);
    }

    [Fact]
    public async Task A_role_that_runs_out_opens_no_door_any_more()
    {
        var (admin, assignment, browser) = await AppointAsync();
        using var session = browser;
        var end = DateTimeOffset.UtcNow.AddSeconds(8);
        using var set = await stand.SendAsync(HttpMethod.Post, $"/api/identity/assignments/{assignment}/end", admin, new { validTo = end });
        Assert.Equal(HttpStatusCode.OK, set.StatusCode);

        // Asked again after the change was told, so that every service remembers what still holds for a while.
        await EveryDoorIsOpenAsync(browser);
        await EveryDoorIsOpenAsync(browser);
        Assert.True(DateTimeOffset.UtcNow < end, "The machine was too slow to look before the end.");

        await ShutInTimeAsync(browser, () => DateTimeOffset.UtcNow - end);
    }

    /// <summary>A community's admin of a new sub-district, signed in at the gateway.</summary>
    private async Task<(string Admin, Guid Assignment, SignedInBrowser Browser)> AppointAsync()
    {
        var (tenant, community, admin) = await stand.TenantAsync($"650199{Interlocked.Increment(ref next)}000");
        var name = $"u{Guid.CreateVersion7():N}";
        using var invited = await stand.SendAsync(HttpMethod.Post, "/api/identity/people", admin,
            new { name = "社区管理员", userName = name, role = "community-admin", scope = new ScopePath(tenant, community).ToString(), demoPassword = Stand.DemoPassword });
        var answer = await invited.Content.ReadFromJsonAsync<JsonElement>();
        return (admin, answer.GetProperty("assignmentId").GetGuid(), await SignedInBrowser.SignInAsync(stand.Address, name, Stand.DemoPassword));
    }

    private static async Task EveryDoorIsOpenAsync(SignedInBrowser browser)
    {
        foreach (var door in Doors)
        {
            Assert.Equal((door, HttpStatusCode.OK), (door, await browser.StatusAsync(door)));
        }
    }

    private async Task ShutInTimeAsync(SignedInBrowser browser, Func<TimeSpan> elapsed)
    {
        var times = await Task.WhenAll(Doors.Select(async door =>
        {
            while (await browser.StatusAsync(door) == HttpStatusCode.OK && elapsed() < TimeSpan.FromSeconds(40))
            {
            }

            return (Door: door, After: elapsed());
        }));
        foreach (var (door, after) in times)
        {
            output.WriteLine($"{door} shut after {after.TotalMilliseconds:0} ms");
        }

        Assert.All(times, time => Assert.True(time.After < Allowed, $"{time.Door} was open for {time.After.TotalMilliseconds:0} ms"));
    }
}
