using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Linli.Registry.Tests.Agreements;

/// <summary>The leading group, the plan and the rules of a community, and what it has of the five things.</summary>
public sealed class MechanismTests(RegistryHost host) : AgreementTest(host)
{
    [Fact]
    public async Task A_community_shows_what_it_has_of_agreements_leaders_plan_and_rules()
    {
        var community = await CommunityAsync("新街社区");
        var (unit, _) = (await UnitAsync(Admin, community), await UnitAsync(Admin, community, "邮政局"));
        await SignedAsync(Admin, community, -1, 100, unit);
        await CreatedAsync(Admin, $"/communities/{community}/leaders", new { body = "leading", office = "组长", isChair = true, name = "李大明" });
        var leaver = await CreatedAsync(Admin, $"/communities/{community}/leaders", new { body = "coordinating", office = "联络员", unitId = unit, beginsOn = Day(-30) });
        await SucceedsAsync(Admin.PostAsJsonAsync($"/leaders/{leaver}/end", new { }, Cancellation));
        await CreatedAsync(Admin, $"/communities/{community}/rules", new { kind = "rule", title = "例会制度", text = "每季度召开一次。", beginsOn = "2012-01-01" });

        var found = await MechanismAsync(Admin, community);
        Assert.Equal((1, 2, 1), (found.GetProperty("agreements").GetInt32(), found.GetProperty("units").GetInt32(), found.GetProperty("unitsWithAgreement").GetInt32()));
        Assert.Equal(["组长", "联络员"], found.GetProperty("leaders").EnumerateArray().Select(l => l.GetProperty("office").GetString()));
        Assert.Equal(("气象局", Day(0)), (found.GetProperty("leaders")[1].GetProperty("unitName").GetString(), found.GetProperty("leaders")[1].GetProperty("endedOn").GetString()));
        Assert.Equal("例会制度", found.GetProperty("rules")[0].GetProperty("title").GetString());
    }

    [Fact]
    public async Task A_leaders_name_is_sealed_and_masked_for_whoever_does_not_keep_the_group()
    {
        var community = await CommunityAsync();
        await CreatedAsync(Admin, $"/communities/{community}/leaders", new { body = "leading", office = "组长", isChair = true, name = "李大明" });
        Assert.Equal("李大明", (await MechanismAsync(Admin, community)).GetProperty("leaders")[0].GetProperty("name").GetString());
        Assert.DoesNotContain("李大明", await EverythingAsync(), StringComparison.Ordinal);
        using var liaison = await Tenant.AsAsync("unit-liaison", community, await UnitAsync(Admin, community));
        await HiddenAsync(liaison.GetAsync($"/communities/{community}/mechanism", Cancellation));
    }

    [Fact]
    public async Task There_is_one_chair_of_each_body_at_a_time_also_in_the_same_instant()
    {
        var community = await CommunityAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Admin.PostAsJsonAsync($"/communities/{community}/leaders", new { body = "leading", office = "组长", isChair = true }, Cancellation)));
        Assert.Equal(1, answers.Count(a => a.StatusCode == HttpStatusCode.Created));
        await CreatedAsync(Admin, $"/communities/{community}/leaders", new { body = "coordinating", office = "主任", isChair = true });
        await RefusedAsync(Admin.PostAsJsonAsync($"/communities/{community}/leaders", new { body = "leading", office = "组长", isChair = true }, Cancellation), HttpStatusCode.Conflict, "leader.chair_taken");
        var chair = (await MechanismAsync(Admin, community)).GetProperty("leaders").EnumerateArray().First(l => l.GetProperty("body").GetString() == "leading").GetProperty("id").GetGuid();
        await SucceedsAsync(Admin.PostAsJsonAsync($"/leaders/{chair}/end", new { }, Cancellation));
        await CreatedAsync(Admin, $"/communities/{community}/leaders", new { body = "leading", office = "组长", isChair = true });
        await RefusedAsync(Admin.PostAsJsonAsync($"/leaders/{chair}/end", new { }, Cancellation), HttpStatusCode.Conflict, "leader.ended");
    }

    [Fact]
    public async Task A_rule_is_changed_at_the_version_that_was_read_and_repealed_once()
    {
        var community = await CommunityAsync();
        var rule = await CreatedAsync(Admin, $"/communities/{community}/rules", new { kind = "plan", title = "年度计划", text = "一", beginsOn = Day(-5) });
        var version = (await MechanismAsync(Admin, community)).GetProperty("rules")[0].GetProperty("version").GetUInt32();
        await SucceedsAsync(Admin.PutAsJsonAsync($"/rules/{rule}?version={version}", new { kind = "plan", title = "年度计划", text = "二" }, Cancellation));
        using var stale = await Admin.PutAsJsonAsync($"/rules/{rule}?version={version}", new { kind = "plan", title = "年度计划", text = "三" }, Cancellation);
        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        await RefusedAsync(Admin.PostAsJsonAsync($"/rules/{rule}/end", new { on = Day(-6) }, Cancellation), HttpStatusCode.Conflict, "mechanism.before_it_began");
        await SucceedsAsync(Admin.PostAsJsonAsync($"/rules/{rule}/end", new { }, Cancellation));
        await RefusedAsync(Admin.PostAsJsonAsync($"/rules/{rule}/end", new { }, Cancellation), HttpStatusCode.Conflict, "rule.ended");
    }

    private static Task<JsonElement> MechanismAsync(HttpClient client, Guid community) => GetAsync(client, $"/communities/{community}/mechanism");
}
