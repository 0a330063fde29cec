using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Linli.Contracts.Tenant.V1;
using Linli.ServiceDefaults.Settings;
using Linli.TestKit;

namespace Linli.Registry.Tests.Settings;

public sealed class FeatureTests(RegistryHost host) : RegistryTest(host)
{
    [Fact]
    public async Task A_feature_that_is_switched_off_answers_with_its_code_and_the_others_go_on()
    {
        var community = await CommunityAsync();

        await Host.Events.SetAsync(Tenant.Id, featuresOff: [Features.Posts]);
        await Eventually.Async(async () => await CodeOfAsync($"/communities/{community}/posts") == "feature.off");

        Assert.Equal(HttpStatusCode.OK, (await Admin.GetAsync($"/communities/{community}/profiles", Cancellation)).StatusCode);
        await Host.Events.SetAsync(Tenant.Id);
        await Eventually.Async(async () => await CodeOfAsync($"/communities/{community}/posts") is null);
    }

    [Theory]
    [InlineData(Features.Pairs, "/pairs", "/pairs/export")]
    [InlineData(Features.Agreements, "/agreements", "/communities/{0}/mechanism")]
    [InlineData(Features.Needs, "/needs", "/projects")]
    public async Task Pairs_agreements_and_lists_can_be_done_without_and_are_all_there_when_switched_on_again(string feature, string path, string other)
    {
        var community = await CommunityAsync();
        var unit = await UnitAsync(Admin, community);
        await CreatedAsync(Admin, $"/units/{unit}/resources", new { title = "义务检修电路", kind = "skill", from = "2026-01-05" });

        await Host.Events.SetAsync(Tenant.Id, featuresOff: [feature]);
        await Eventually.Async(async () => await CodeOfAsync(path) == "feature.off");
        Assert.Equal("feature.off", await CodeOfAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, other, community)));
        foreach (var goesOn in (string[])["/beneficiaries", "/volunteers", "/files/storage", .. Others(feature)])
        {
            Assert.Equal((goesOn, HttpStatusCode.OK), (goesOn, (await Admin.GetAsync(goesOn, Cancellation)).StatusCode));
        }

        await Host.Events.SetAsync(Tenant.Id);
        await Eventually.Async(async () => await CodeOfAsync(path) is null);
        Assert.Equal(1, (await GetAsync(Admin, "/resources")).GetProperty("total").GetInt32());

        static string[] Others(string off) => [.. new[] { (Features.Pairs, "/pairs"), (Features.Agreements, "/agreements"), (Features.Needs, "/needs") }.Where(o => o.Item1 != off).Select(o => o.Item2)];
    }

    [Fact]
    public async Task Another_sub_district_keeps_what_this_one_switches_off()
    {
        var other = await Host.TenantAsync();
        var theirs = await CommunityAsync(other);
        var community = await CommunityAsync();

        await Host.Events.SetAsync(Tenant.Id, featuresOff: [Features.Posts]);
        await Eventually.Async(async () => await CodeOfAsync($"/communities/{community}/posts") == "feature.off");

        using var admin = other.Admin;
        Assert.Equal(HttpStatusCode.OK, (await admin.GetAsync($"/communities/{theirs}/posts", Cancellation)).StatusCode);
    }

    [Fact]
    public async Task A_new_community_starts_with_the_posts_that_its_sub_district_has_set()
    {
        var community = Guid.CreateVersion7();

        await Host.Events.PublishAsync(new CommunityCreated(Tenant.Id, DateTimeOffset.UtcNow, community, null, "河东社区", [new("own_1", "河道巡查"), new("culture", "文化娱乐")]));
        await Eventually.Async(async () => (await Admin.GetAsync($"/communities/{community}/posts", Cancellation)).StatusCode == HttpStatusCode.OK);

        var posts = (await GetAsync(Admin, $"/communities/{community}/posts")).EnumerateArray();
        Assert.Equal(["河道巡查", "文化娱乐"], posts.Select(p => p.GetProperty("name").GetString()));
    }

    private async Task<string?> CodeOfAsync(string path)
    {
        using var answer = await Admin.GetAsync(path, Cancellation);
        return answer.StatusCode == HttpStatusCode.Conflict ? (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("code").GetString() : null;
    }
}
