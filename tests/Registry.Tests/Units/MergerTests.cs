using System.Net;
using System.Net.Http.Json;
using Linli.Contracts.Registry.V1;

namespace Linli.Registry.Tests.Units;

public sealed class MergerTests(RegistryHost host) : RegistryTest(host)
{
    private static object Reason(Guid into) => new { intoUnitId = into, reason = "登记了两次" };

    private Task<Guid> MemberOfAsync(Guid community, Guid unit, string name) => CreatedAsync(Admin, $"/communities/{community}/members", new { name, unitId = unit });

    private async Task<Guid?> UnitOfAsync(Guid member) => (await GetAsync(Admin, $"/members/{member}")).GetProperty("unitId").GetGuid();

    [Fact]
    public async Task A_unit_that_was_registered_twice_becomes_one_with_its_members_and_the_history_says_so()
    {
        var community = await CommunityAsync();
        var (twice, stays) = (await UnitAsync(Admin, community, "国税局"), await UnitAsync(Admin, community, "国家税务局"));
        var member = await MemberOfAsync(community, twice, "吉某");
        await SucceedsAsync(Admin.PostAsJsonAsync($"/units/{twice}/merge", Reason(stays), Cancellation));

        Assert.Equal(stays, await UnitOfAsync(member));
        Assert.Equal(["国家税务局"], (await GetAsync(Admin, "/units")).GetProperty("items").EnumerateArray().Select(unit => unit.GetProperty("name").GetString()));
        Assert.Equal(stays, (await GetAsync(Admin, $"/units/{twice}")).GetProperty("mergedIntoId").GetGuid());
        var merger = Assert.Single((await GetAsync(Admin, $"/units/{stays}/mergers")).EnumerateArray());
        Assert.Equal(("国税局", 1, "登记了两次"), (merger.GetProperty("unitName").GetString(), merger.GetProperty("members").GetInt32(), merger.GetProperty("reason").GetString()));
        Assert.Equal(stays, (await Host.Events.NextAsync<UnitMerged>(e => e.UnitId == twice)).IntoUnitId);
        Assert.Equal((stays, twice), ((await Host.Events.NextAsync<MemberUnitChanged>(e => e.MemberId == member)) is var told ? (told.UnitId!.Value, told.FormerUnitId!.Value) : default));
        await Host.Events.NextAsync<UnitRetired>(e => e.UnitId == twice);
    }

    [Fact]
    public async Task Undone_it_has_back_what_came_over_but_nobody_who_has_gone_elsewhere_since()
    {
        var community = await CommunityAsync();
        var (twice, stays, third) = (await UnitAsync(Admin, community, "国税局"), await UnitAsync(Admin, community, "国家税务局"), await UnitAsync(Admin, community, "气象局"));
        var (back, gone, own) = (await MemberOfAsync(community, twice, "甲某"), await MemberOfAsync(community, twice, "乙某"), await MemberOfAsync(community, stays, "丙某"));
        await SucceedsAsync(Admin.PostAsJsonAsync($"/units/{twice}/merge", Reason(stays), Cancellation));
        var version = (await GetAsync(Admin, $"/members/{gone}")).GetProperty("version").GetUInt32();
        await SucceedsAsync(Admin.PutAsJsonAsync($"/members/{gone}?version={version}", new { name = "乙某", unitId = third }, Cancellation));

        await SucceedsAsync(Admin.PostAsync($"/units/{twice}/merge/undo", null, Cancellation));
        Assert.Equal((twice, third, stays), (await UnitOfAsync(back), await UnitOfAsync(gone), await UnitOfAsync(own)));
        Assert.Equal(3, (await GetAsync(Admin, "/units")).GetProperty("total").GetInt32());
        await Host.Events.NextAsync<UnitMergerUndone>(e => e.UnitId == twice && e.IntoUnitId == stays);
        await RefusedAsync(Admin.PostAsync($"/units/{twice}/merge/undo", null, Cancellation), HttpStatusCode.Conflict, "unit.not_merged");
    }

    [Fact]
    public async Task What_became_part_of_a_part_counts_for_the_whole_and_the_later_merger_is_undone_first()
    {
        var community = await CommunityAsync();
        var (first, second, third) = (await UnitAsync(Admin, community, "税局"), await UnitAsync(Admin, community, "国税局"), await UnitAsync(Admin, community, "国家税务局"));
        await SucceedsAsync(Admin.PostAsJsonAsync($"/units/{first}/merge", Reason(second), Cancellation));
        await SucceedsAsync(Admin.PostAsJsonAsync($"/units/{second}/merge", Reason(third), Cancellation));
        await Host.Events.NextAsync<UnitMerged>(e => e.UnitId == first && e.IntoUnitId == third);

        await RefusedAsync(Admin.PostAsync($"/units/{first}/merge/undo", null, Cancellation), HttpStatusCode.Conflict, "unit.retired");
        await SucceedsAsync(Admin.PostAsync($"/units/{second}/merge/undo", null, Cancellation));
        await SucceedsAsync(Admin.PostAsync($"/units/{first}/merge/undo", null, Cancellation));
    }

    [Fact]
    public async Task Two_that_are_merged_into_each_other_in_the_same_instant_leave_one()
    {
        var community = await CommunityAsync();
        var (a, b) = (await UnitAsync(Admin, community, "甲公司"), await UnitAsync(Admin, community, "乙公司"));
        var answers = await Task.WhenAll(Admin.PostAsJsonAsync($"/units/{a}/merge", Reason(b), Cancellation), Admin.PostAsJsonAsync($"/units/{b}/merge", Reason(a), Cancellation));
        Assert.Equal([HttpStatusCode.NoContent, HttpStatusCode.Conflict], answers.Select(answer => answer.StatusCode).Order());
        Assert.Equal(1, (await GetAsync(Admin, "/units")).GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task A_unit_is_not_merged_with_itself_nor_into_a_retired_one_nor_by_its_liaison_nor_into_a_siblings()
    {
        var (community, sibling) = (await CommunityAsync(), await CommunityAsync("胜利社区"));
        var (own, retired, theirs) = (await UnitAsync(Admin, community), await UnitAsync(Admin, community, "邮政局"), await UnitAsync(Admin, sibling, "审计局"));
        await SucceedsAsync(Admin.PostAsJsonAsync($"/units/{retired}/retire", new { reason = "迁出" }, Cancellation));
        await RefusedAsync(Admin.PostAsJsonAsync($"/units/{own}/merge", Reason(own), Cancellation), HttpStatusCode.Conflict, "unit.merged_with_itself");
        await RefusedAsync(Admin.PostAsJsonAsync($"/units/{own}/merge", Reason(retired), Cancellation), HttpStatusCode.Conflict, "unit.retired");
        using var liaison = await Tenant.AsAsync("unit-liaison", community, own);
        await HiddenAsync(liaison.PostAsJsonAsync($"/units/{own}/merge", Reason(theirs), Cancellation));
        using var worker = await Tenant.AsAsync("community-worker", community);
        await HiddenAsync(worker.PostAsJsonAsync($"/units/{own}/merge", Reason(theirs), Cancellation));
        await HiddenAsync(worker.GetAsync($"/units/{theirs}/mergers", Cancellation));
    }
}
