using System.Text.Json;

namespace Linli.Identity.Tests.Support;

/// <summary>The list of the doors that were ever opened.</summary>
public sealed class ListingDoors(IdentityHost host)
{
    [Fact]
    public async Task It_is_searched_filtered_sorted_paged_and_exported()
    {
        var tenant = await host.TenantAsync();
        foreach (var (extent, reason) in new[] { ("support", "核对报表"), ("support-worker", "更正单位"), ("support", "再看报表") })
        {
            await tenant.EndDoorAsync(await tenant.OpenDoorAsync(extent, reason: reason));
        }

        var open = await tenant.OpenDoorAsync("support-manager", reason: "调整岗位");

        Assert.Equal(["调整岗位", "再看报表", "更正单位", "核对报表"], await ReasonsAsync(tenant, ""));
        Assert.Equal(["核对报表", "更正单位", "再看报表", "调整岗位"], await ReasonsAsync(tenant, "?sort=openedAt"));
        Assert.Equal("调整岗位", (await ReasonsAsync(tenant, "?sort=-until"))[0]);
        Assert.Equal(["再看报表", "核对报表"], await ReasonsAsync(tenant, "?q=报表"));
        Assert.Equal(["更正单位"], await ReasonsAsync(tenant, "?extent=support-worker"));
        Assert.Equal([open], (await ItemsAsync(tenant, "?state=open")).Select(d => d.GetProperty("id").GetGuid()));
        Assert.Equal(3, (await ReasonsAsync(tenant, "?state=ended")).Count);
        var first = await tenant.Admin.GetAsync("/support/doors?size=3");
        Assert.Equal(["核对报表"], await ReasonsAsync(tenant, $"?size=3&after={first.GetProperty("next").GetString()}"));

        using var export = await tenant.Admin.SendAsync(HttpMethod.Get, "/support/doors/export?state=ended&sort=openedAt");
        var lines = (await export.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Trim().Split('\n');
        Assert.Equal(4, lines.Length);
        Assert.StartsWith("核对报表,只看,街道管理员,", lines[1], StringComparison.Ordinal);
    }

    private static async Task<List<JsonElement>> ItemsAsync(TenantOfTest tenant, string query) => [.. (await tenant.Admin.GetAsync("/support/doors" + query)).GetProperty("items").EnumerateArray()];

    private static async Task<List<string?>> ReasonsAsync(TenantOfTest tenant, string query) => [.. (await ItemsAsync(tenant, query)).Select(d => d.GetProperty("reason").GetString())];
}
