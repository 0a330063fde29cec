using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Linli.Contracts.Registry.V1;
using Linli.RegistryService.Needs;
using Linli.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace Linli.Registry.Tests.Lists;

public sealed class ResourceTests(RegistryHost host) : ListTest(host)
{
    [Fact]
    public async Task A_claim_with_a_resource_takes_of_it_and_what_is_done_with_it_uses_it_up()
    {
        var community = await CommunityAsync();
        var unit = await UnitAsync(Admin, community, "供电公司");
        var resource = await ResourceAsync(Admin, unit, quantity: 2);
        Assert.Equal(unit, (await Host.Events.NextAsync<ResourceOffered>(e => e.ResourceId == resource)).UnitId);
        var (first, second) = (await NeedAsync(Admin, community, Need(quantity: 1)), await NeedAsync(Admin, community, Need(quantity: 1)));
        await CreatedAsync(Admin, $"/needs/{first}/claims", new { resourceId = resource });
        var claim = await CreatedAsync(Admin, $"/needs/{second}/claims", new { resourceId = resource });
        Assert.Equal("matched", await StateAsync(Admin, $"/resources/{resource}"));
        await RefusedAsync(Admin.PostAsJsonAsync($"/needs/{await NeedAsync(Admin, community)}/claims", new { resourceId = resource }, Cancellation), HttpStatusCode.Conflict, "resource.not_so_much_left");
        await RefusedAsync(Admin.PostAsJsonAsync($"/resources/{resource}/withdraw", new { reason = "不再提供" }, Cancellation), HttpStatusCode.Conflict, "resource.still_claimed");
        await SucceedsAsync(Admin.PostAsJsonAsync($"/need-claims/{claim}/withdraw", new { reason = "改期" }, Cancellation));
        Assert.Equal("open", await StateAsync(Admin, $"/resources/{resource}"));
        await CreatedAsync(Admin, $"/needs/{second}/claims", new { resourceId = resource });
        await SucceedsAsync(Admin.PostAsJsonAsync($"/needs/{first}/finish", new { result = "好" }, Cancellation));
        await SucceedsAsync(Admin.PostAsJsonAsync($"/needs/{second}/finish", new { result = "好" }, Cancellation));
        Assert.Equal("done", await StateAsync(Admin, $"/resources/{resource}"));
        Assert.Equal("done", (await Host.Events.NextAsync<ResourceEnded>(e => e.ResourceId == resource)).State);
        Assert.Equal(3, (await GetAsync(Admin, $"/resources/{resource}")).GetProperty("uses").GetArrayLength());
    }

    [Fact]
    public async Task The_last_of_a_resource_goes_to_one_of_two_needs_in_the_same_instant()
    {
        var community = await CommunityAsync();
        var resource = await ResourceAsync(Admin, await UnitAsync(Admin, community), quantity: 1);
        var needs = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => NeedAsync(Admin, community)));
        var answers = await Task.WhenAll(needs.Select(need => Admin.PostAsJsonAsync($"/needs/{need}/claims", new { resourceId = resource }, Cancellation)));
        Assert.Equal(1, answers.Count(a => a.StatusCode == HttpStatusCode.Created));
        Assert.Equal(1, Total(await GetAsync(Admin, "/needs?state=matched")));
    }

    [Fact]
    public async Task Suggestions_are_ranked_with_their_reasons_and_leave_out_what_is_not_to_be_had()
    {
        var community = await CommunityAsync();
        var unit = await UnitAsync(Admin, community, "供电公司");
        var best = await ResourceAsync(Admin, unit, "义务检修电路");
        var area = await ResourceAsync(Admin, unit, "理发", kind: "help");
        var word = await ResourceAsync(Admin, unit, "电路知识讲座", kind: "training", workArea: "safety");
        await ResourceAsync(Admin, unit, "场地", kind: "venue", workArea: "party");
        await ResourceAsync(Admin, unit, "检修电路（明年）", from: Day(300));
        var need = await NeedAsync(Admin, community);
        var found = (await GetAsync(Admin, $"/needs/{need}/suggestions")).EnumerateArray().ToList();
        Assert.Equal([best, area, word], found.Select(f => f.GetProperty("id").GetGuid()));
        Assert.Equal(["kind", "workArea", "words", "dates", "quantity"], Strings(found[0], "reasons"));
        Assert.Equal(["修电", "检修", "电路"], Strings(found[0], "words").Order(StringComparer.Ordinal));
        Assert.Equal(["words", "dates", "quantity"], Strings(found[2], "reasons"));
        var needs = (await GetAsync(Admin, $"/resources/{best}/suggestions")).EnumerateArray().ToList();
        Assert.Equal(need, Assert.Single(needs).GetProperty("id").GetGuid());
    }

    [Fact]
    public async Task What_runs_out_ends_by_itself_and_is_suggested_no_more()
    {
        var community = await CommunityAsync();
        var resource = await ResourceAsync(Admin, await UnitAsync(Admin, community), to: Day(10));
        await ExecuteAsync("UPDATE resources SET offered_on = $2, available_from = $2, available_to = $3 WHERE id = $1", resource, Today.AddDays(-9), Today.AddDays(-1));
        await Host.Services.GetRequiredService<NeedExpiry>().EndAsync(Cancellation);
        Assert.Equal("expired", (await Host.Events.NextAsync<ResourceEnded>(e => e.ResourceId == resource)).State);
        Assert.Equal(0, Total(await GetAsync(Admin, "/resources")));
        Assert.Empty((await GetAsync(Admin, $"/needs/{await NeedAsync(Admin, community)}/suggestions")).EnumerateArray());
    }

    [Fact]
    public async Task A_liaison_offers_what_the_own_unit_has_and_sees_nothing_of_others()
    {
        var community = await CommunityAsync();
        var (own, other) = (await UnitAsync(Admin, community), await UnitAsync(Admin, community, "邮政局"));
        var theirs = await ResourceAsync(Admin, other);
        using var liaison = await Tenant.AsAsync("unit-liaison", community, own);
        var mine = await ResourceAsync(liaison, own, "会议室", kind: "venue");
        await HiddenAsync(liaison.PostAsJsonAsync($"/units/{other}/resources", new { title = "x", kind = "venue", from = Day(0) }, Cancellation));
        await HiddenAsync(liaison.GetAsync($"/resources/{theirs}", Cancellation));
        Assert.Equal(1, Total(await GetAsync(liaison, "/resources")));
        await SucceedsAsync(liaison.PostAsJsonAsync($"/resources/{mine}/withdraw", new { reason = "装修" }, Cancellation));
        Assert.Equal(1, Total(await GetAsync(Admin, "/resources?q=yzj")));
        Assert.Equal(1, Total(await GetAsync(Admin, "/resources?state=withdrawn&q=会议")));
    }

    [Fact]
    public async Task Resources_follow_a_merged_unit_and_go_back_with_it()
    {
        var community = await CommunityAsync();
        var (twice, stays) = (await UnitAsync(Admin, community, "气象局办公室"), await UnitAsync(Admin, community));
        var resource = await ResourceAsync(Admin, twice);
        await SucceedsAsync(Admin.PostAsJsonAsync($"/units/{twice}/merge", new { intoUnitId = stays, reason = "同一单位" }, Cancellation));
        Assert.Equal(stays, await UnitOfAsync());
        await SucceedsAsync(Admin.PostAsync($"/units/{twice}/merge/undo", null, Cancellation));
        Assert.Equal(twice, await UnitOfAsync());

        async Task<Guid> UnitOfAsync() => (await GetAsync(Admin, $"/resources/{resource}")).GetProperty("unitId").GetGuid();
    }

    private static List<string> Strings(JsonElement row, string name) => [.. row.GetProperty(name).EnumerateArray().Select(e => e.GetString()!)];
}
