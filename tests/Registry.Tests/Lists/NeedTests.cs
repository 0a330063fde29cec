using System.Net;
using System.Net.Http.Json;
using Linli.Contracts.Registry.V1;
using Linli.Contracts.Tenant.V1;
using Linli.RegistryService.Needs;
using Linli.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace Linli.Registry.Tests.Lists;

public sealed class NeedTests(RegistryHost host) : ListTest(host)
{
    [Fact]
    public async Task A_need_is_entered_claimed_begun_and_done_with_its_result()
    {
        var community = await CommunityAsync();
        var unit = await UnitAsync(Admin, community, "供电公司");
        var need = await NeedAsync(Admin, community);
        Assert.Equal((community, "service"), (await Host.Events.NextAsync<NeedEntered>(e => e.NeedId == need)) is var told ? (told.CommunityId, told.WorkArea) : default);
        await RefusedAsync(Admin.PostAsync($"/needs/{need}/start", null, Cancellation), HttpStatusCode.Conflict, "need.nobody_to_start");
        await CreatedAsync(Admin, $"/needs/{need}/claims", new { unitId = unit });
        await Host.Events.NextAsync<NeedMatched>(e => e.NeedId == need);
        Assert.Equal("matched", await StateAsync(Admin, $"/needs/{need}"));
        await SucceedsAsync(Admin.PostAsync($"/needs/{need}/start", null, Cancellation));
        Assert.Equal("in_progress", await StateAsync(Admin, $"/needs/{need}"));
        await SucceedsAsync(Admin.PostAsJsonAsync($"/needs/{need}/finish", new { result = "检修 12 户" }, Cancellation));
        Assert.Equal(Today, (await Host.Events.NextAsync<NeedDone>(e => e.NeedId == need)).On);
        var done = await GetAsync(Admin, $"/needs/{need}");
        Assert.Equal(("done", "检修 12 户", "done"), (done.GetProperty("state").GetString(), done.GetProperty("result").GetString(), done.GetProperty("claims")[0].GetProperty("state").GetString()));
        await RefusedAsync(Admin.PostAsJsonAsync($"/needs/{need}/withdraw", new { reason = "误" }, Cancellation), HttpStatusCode.Conflict, "need.ended");
    }

    [Fact]
    public async Task Fifty_units_claim_the_last_of_it_in_the_same_instant_and_one_gets_it()
    {
        var community = await CommunityAsync();
        var need = await NeedAsync(Admin, community, Need(quantity: 3));
        await CreatedAsync(Admin, $"/needs/{need}/claims", new { unitId = await UnitAsync(Admin, community, "先到单位"), quantity = 2 });
        var units = await Task.WhenAll(Enumerable.Range(1, 50).Select(i => UnitAsync(Admin, community, $"单位 {i:00}")));
        var answers = await Task.WhenAll(units.Select(unit => Admin.PostAsJsonAsync($"/needs/{need}/claims", new { unitId = unit }, Cancellation)));
        Assert.Equal(1, answers.Count(a => a.StatusCode == HttpStatusCode.Created));
        Assert.Equal(49, answers.Count(a => a.StatusCode == HttpStatusCode.Conflict));
        var now = await GetAsync(Admin, $"/needs/{need}");
        Assert.Equal((3, "matched", 2), (now.GetProperty("taken").GetInt32(), now.GetProperty("state").GetString(), now.GetProperty("claims").GetArrayLength()));
    }

    [Fact]
    public async Task A_need_is_shared_and_what_a_unit_gives_back_is_open_again()
    {
        var community = await CommunityAsync();
        var (a, b) = (await UnitAsync(Admin, community, "甲单位"), await UnitAsync(Admin, community, "乙单位"));
        var need = await NeedAsync(Admin, community, Need(quantity: 5));
        var first = await CreatedAsync(Admin, $"/needs/{need}/claims", new { unitId = a, quantity = 2 });
        await RefusedAsync(Admin.PostAsJsonAsync($"/needs/{need}/claims", new { unitId = a, quantity = 1 }, Cancellation), HttpStatusCode.Conflict, "need.already_claimed");
        await RefusedAsync(Admin.PostAsJsonAsync($"/needs/{need}/claims", new { unitId = b, quantity = 4 }, Cancellation), HttpStatusCode.Conflict, "need.not_so_much_left");
        await CreatedAsync(Admin, $"/needs/{need}/claims", new { unitId = b });
        await RefusedAsync(Admin.PostAsJsonAsync($"/needs/{need}/claims", new { unitId = await UnitAsync(Admin, community, "丙单位") }, Cancellation), HttpStatusCode.Conflict, "need.all_taken");
        await SucceedsAsync(Admin.PostAsJsonAsync($"/need-claims/{first}/withdraw", new { reason = "人手不够" }, Cancellation));
        await Host.Events.NextAsync<NeedReopened>(e => e.NeedId == need);
        var now = await GetAsync(Admin, $"/needs/{need}");
        Assert.Equal((3, "open"), (now.GetProperty("taken").GetInt32(), now.GetProperty("state").GetString()));
        await RefusedAsync(Admin.PostAsJsonAsync($"/need-claims/{first}/withdraw", new { reason = "再撤" }, Cancellation), HttpStatusCode.Conflict, "need.claim_ended");
        await SucceedsAsync(Admin.PostAsync($"/needs/{need}/start", null, Cancellation));
        Assert.Equal("in_progress", await StateAsync(Admin, $"/needs/{need}"));
    }

    [Fact]
    public async Task What_nobody_took_expires_once_and_by_itself_and_what_was_partly_taken_goes_on_with_that()
    {
        var community = await CommunityAsync();
        var (nobody, partly, later) = (await NeedAsync(Admin, community, Need("无人认领")), await NeedAsync(Admin, community, Need("部分认领", quantity: 4)), await NeedAsync(Admin, community));
        await CreatedAsync(Admin, $"/needs/{partly}/claims", new { unitId = await UnitAsync(Admin, community), quantity = 1 });
        await ExecuteAsync("UPDATE needs SET entered_on = $2, recorded_on = $2, wanted_by = $3 WHERE id = ANY ($1)", new[] { nobody, partly }, Today.AddDays(-40), Today.AddDays(-1));
        var expiry = Host.Services.GetRequiredService<NeedExpiry>();
        await Task.WhenAll(expiry.EndAsync(Cancellation), expiry.EndAsync(Cancellation));
        Assert.Equal(("expired", "matched", "open"), (await StateAsync(Admin, $"/needs/{nobody}"), await StateAsync(Admin, $"/needs/{partly}"), await StateAsync(Admin, $"/needs/{later}")));
        Assert.Equal("expired", (await Host.Events.NextAsync<NeedEnded>(e => e.NeedId == nobody)).State);
        await Host.Events.NextAsync<NeedMatched>(e => e.NeedId == partly);
        await RefusedAsync(Admin.PostAsJsonAsync($"/needs/{nobody}/claims", new { unitId = await UnitAsync(Admin, community, "晚到单位") }, Cancellation), HttpStatusCode.Conflict, "need.ended");
    }

    [Fact]
    public async Task What_nobody_takes_for_long_or_is_due_is_on_the_list_of_what_to_see_to()
    {
        var community = await CommunityAsync();
        var (old, due, late) = (await NeedAsync(Admin, community, Need("久无人认领", on: Day(-31))), await NeedAsync(Admin, community, Need("临近期限", wantedIn: 3)), await NeedAsync(Admin, community, Need("超期")));
        await NeedAsync(Admin, community, Need("刚提出"));
        await CreatedAsync(Admin, $"/needs/{late}/claims", new { unitId = await UnitAsync(Admin, community) });
        await ExecuteAsync("UPDATE needs SET entered_on = $2, wanted_by = $2 WHERE id = $1", late, Today.AddDays(-2));
        var todo = (await GetAsync(Admin, "/needs/todo")).GetProperty("items").EnumerateArray().ToDictionary(i => i.GetProperty("id").GetGuid(), i => i.GetProperty("why").GetString());
        Assert.Equal(3, todo.Count);
        Assert.Equal(("unmatched", "soon", "overdue"), (todo[old], todo[due], todo[late]));
    }

    [Fact]
    public async Task Needs_are_found_by_name_and_initials_filtered_and_exported()
    {
        var community = await CommunityAsync();
        await NeedAsync(Admin, community, Need("检修电路"));
        await NeedAsync(Admin, community, Need("六一文艺演出", kind: "culture"));
        Assert.Equal(1, Total(await GetAsync(Admin, "/needs?q=jxdl")));
        Assert.Equal(1, Total(await GetAsync(Admin, "/needs?q=文艺")));
        Assert.Equal(1, Total(await GetAsync(Admin, "/needs?kind=culture&state=open")));
        Assert.Equal(0, Total(await GetAsync(Admin, "/needs?state=done")));
        var page = await GetAsync(Admin, "/needs?size=1&sort=title");
        Assert.Equal("六一文艺演出", (await GetAsync(Admin, $"/needs?size=1&sort=title&after={page.GetProperty("next").GetString()}")).GetProperty("items")[0].GetProperty("title").GetString());
        var csv = await Admin.GetStringAsync("/needs/export?kind=culture", Cancellation);
        Assert.Contains("六一文艺演出,文艺演出,", csv, StringComparison.Ordinal);
        Assert.DoesNotContain("检修电路", csv, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kind", "rich")]
    [InlineData("group", "李某")]
    [InlineData("workArea", "elsewhere")]
    [InlineData("title", "")]
    [InlineData("wantedBy", null)]
    public async Task What_is_missing_or_not_of_the_list_is_named(string field, string? value)
    {
        var community = await CommunityAsync();
        var request = new Dictionary<string, string?> { ["title"] = "检修电路", ["kind"] = "skill", ["workArea"] = "service", ["group"] = "residents", ["wantedBy"] = Day(5), [field] = value };
        var problem = await RefusedAsync(Admin.PostAsJsonAsync($"/communities/{community}/needs", request, Cancellation), HttpStatusCode.BadRequest, "invalid");
        Assert.True(problem.GetProperty("errors").TryGetProperty(field, out _), problem.GetRawText());
    }

    [Fact]
    public async Task A_liaison_claims_needs_of_the_own_community_for_the_own_unit_alone()
    {
        var (community, sibling) = (await CommunityAsync(), await CommunityAsync("胜利社区"));
        var (own, other) = (await UnitAsync(Admin, community), await UnitAsync(Admin, community, "邮政局"));
        var (need, theirs) = (await NeedAsync(Admin, community), await NeedAsync(Admin, sibling));
        using var liaison = await Tenant.AsAsync("unit-liaison", community, own);
        Assert.Equal(1, Total(await GetAsync(liaison, "/needs")));
        await HiddenAsync(liaison.GetAsync($"/needs/{theirs}", Cancellation));
        await HiddenAsync(liaison.PostAsJsonAsync($"/needs/{theirs}/claims", new { unitId = own }, Cancellation));
        await RefusedAsync(liaison.PostAsJsonAsync($"/needs/{need}/claims", new { unitId = other }, Cancellation), HttpStatusCode.Conflict, "need.unknown_unit");
        var claim = await CreatedAsync(liaison, $"/needs/{need}/claims", new { unitId = own });
        await SucceedsAsync(liaison.PostAsJsonAsync($"/need-claims/{claim}/withdraw", new { reason = "来不了" }, Cancellation));
        var othersClaim = await CreatedAsync(Admin, $"/needs/{need}/claims", new { unitId = other });
        await HiddenAsync(liaison.PostAsJsonAsync($"/need-claims/{othersClaim}/withdraw", new { reason = "不该" }, Cancellation));
        using var refused = await liaison.PostAsync($"/needs/{need}/start", null, Cancellation);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    [Fact]
    public async Task A_partner_units_liaison_sees_the_needs_of_all_communities()
    {
        await NeedAsync(Admin, await CommunityAsync());
        await NeedAsync(Admin, await CommunityAsync("胜利社区"));
        var partner = await UnitAsync(Admin, null, "文通学院", "school");
        using var liaison = await Tenant.AsAsync("unit-liaison", await CommunityAsync("新街社区"), partner);
        Assert.Equal(2, Total(await GetAsync(liaison, "/needs")));
    }

    [Fact]
    public async Task The_needs_that_go_on_go_over_with_a_merged_community_and_can_be_claimed_there()
    {
        var (ending, going) = (await CommunityAsync("胜利社区"), await CommunityAsync("新街社区"));
        var (live, done) = (await NeedAsync(Admin, ending), await NeedAsync(Admin, ending, Need("已完成")));
        await CreatedAsync(Admin, $"/needs/{done}/claims", new { unitId = await UnitAsync(Admin, ending) });
        await SucceedsAsync(Admin.PostAsJsonAsync($"/needs/{done}/finish", new { result = "好" }, Cancellation));
        await Host.Events.PublishAsync(new CommunityRetired(Tenant.Id, DateTimeOffset.UtcNow, ending, Today, going));
        var told = await Host.Events.NextAsync<NeedChanged>(e => e.NeedId == live);
        Assert.Equal((going, ending, Today), (told.CommunityId, told.FormerCommunityId, told.MovedOn));
        Assert.Equal(going, (await GetAsync(Admin, $"/needs/{live}")).GetProperty("communityId").GetGuid());
        Assert.Equal(ending, (await GetAsync(Admin, $"/needs/{done}")).GetProperty("communityId").GetGuid());
        await CreatedAsync(Admin, $"/needs/{live}/claims", new { unitId = await UnitAsync(Admin, going, "新单位") });
    }
}
