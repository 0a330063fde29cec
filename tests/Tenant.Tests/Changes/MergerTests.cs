using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Linli.Contracts.Tenant.V1;
using Linli.ServiceDefaults;
using Linli.TestKit;
using Xunit;

namespace Linli.Tenant.Tests.Changes;

public sealed class MergerTests(TenantHost host)
{
    private static readonly DateOnly Today = TimeProvider.System.Today();

    [Fact]
    public async Task A_merged_community_ends_in_another_one_that_takes_over_its_grids()
    {
        var tenant = await host.ProvisionedAsync();
        var (ending, going) = (await CommunityAsync(tenant, "胜利社区"), await CommunityAsync(tenant, "新街社区"));
        var (one, other) = (await GridAsync(tenant, ending, "第一网格"), await GridAsync(tenant, ending, "铁路网格"));
        await GridAsync(tenant, going, "第一网格");

        await tenant.Admin.PostAsJsonAsync("/communities/mergers", new { from = new[] { ending }, into = going }).CreatesAsync();

        var said = await host.Events.NextAsync<CommunityRetired>(e => e.CommunityId == ending);
        Assert.Equal((Today, going), (said.On, said.MergedInto));
        Assert.Equal("胜利社区第一网格", Assert.Single(said.GridNames!).Value);
        var ended = await tenant.Admin.OkAsync($"/communities/{ending}");
        Assert.Equal(("新街社区", Today), (ended.GetProperty("mergedInto").GetProperty("name").GetString(), ended.GetProperty("retiredOn").GetDateTime().ToDateOnly()));
        var grids = (await tenant.Admin.OkAsync($"/communities/{going}/grids")).EnumerateArray().ToDictionary(g => g.GetProperty("id").GetGuid(), g => g.GetProperty("name").GetString());
        Assert.Equal((3, "胜利社区第一网格", "铁路网格"), (grids.Count, grids[one], grids[other]));
        foreach (var id in new[] { ending, going })
        {
            var change = (await tenant.Admin.OkAsync($"/communities/{id}/history"))[0];
            Assert.Equal(("merger", "effective", "胜利社区", "新街社区"), (change.GetProperty("kind").GetString(), change.GetProperty("state").GetString(),
                change.GetProperty("from")[0].GetProperty("name").GetString(), change.GetProperty("into").GetProperty("name").GetString()));
        }
    }

    [Fact]
    public async Task Two_communities_become_a_new_one_that_begins_with_what_they_bring_along()
    {
        var tenant = await host.ProvisionedAsync();
        var (one, other) = (await CommunityAsync(tenant, "甲社区"), await CommunityAsync(tenant, "乙社区"));

        using var answer = await tenant.Admin.PostAsJsonAsync("/communities/mergers", new { from = new[] { one, other }, name = "丙社区" });
        var created = (await answer.ReadAsync()).GetProperty("communityId").GetGuid();

        var said = await host.Events.NextAsync<CommunityCreated>(e => e.CommunityId == created);
        Assert.Equal(("丙社区", Today, true), (said.Name, said.On, said.FromMerger));
        Assert.Equal(created, (await host.Events.NextAsync<CommunityRetired>(e => e.CommunityId == other)).MergedInto);
        Assert.Equal([created], Ids(await tenant.Admin.OkAsync("/communities?state=active")));
        Assert.Equal(2, (await tenant.Admin.OkAsync("/communities?state=retired")).GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task A_part_becomes_a_community_of_its_own_with_what_was_chosen()
    {
        var tenant = await host.ProvisionedAsync();
        var whole = await CommunityAsync(tenant, "军民路社区");
        var (stays, goes) = (await GridAsync(tenant, whole, "第一网格"), await GridAsync(tenant, whole, "第二网格"));
        var (unit, member) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var (beneficiary, need, volunteer) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());

        using var answer = await tenant.Admin.PostAsJsonAsync($"/communities/{whole}/splits",
            new { name = "军民路东社区", grids = new[] { goes }, units = new[] { unit, unit }, members = new[] { member }, beneficiaries = new[] { beneficiary, beneficiary }, needs = new[] { need }, volunteers = new[] { volunteer } });
        var created = (await answer.ReadAsync()).GetProperty("communityId").GetGuid();

        var said = await host.Events.NextAsync<CommunitySplit>(e => e.CommunityId == whole);
        Assert.Equal((created, Today), (said.NewCommunityId, said.On));
        Assert.Equal([unit], said.UnitIds);
        Assert.Equal([member], said.MemberIds);
        Assert.Equal([beneficiary], said.BeneficiaryIds!);
        Assert.Equal([need], said.NeedIds!);
        Assert.Equal([volunteer], said.VolunteerIds!);
        var change = (await tenant.Admin.OkAsync($"/communities/{whole}/history"))[0];
        Assert.Equal((1, 1, 1), (change.GetProperty("beneficiaries").GetInt32(), change.GetProperty("needs").GetInt32(), change.GetProperty("volunteers").GetInt32()));
        Assert.Equal([stays], (await tenant.Admin.OkAsync($"/communities/{whole}/grids")).EnumerateArray().Select(g => g.GetProperty("id").GetGuid()));
        Assert.Equal([goes], (await tenant.Admin.OkAsync($"/communities/{created}/grids")).EnumerateArray().Select(g => g.GetProperty("id").GetGuid()));
        Assert.Equal(JsonValueKind.Null, (await tenant.Admin.OkAsync($"/communities/{whole}")).GetProperty("retiredOn").ValueKind);
    }

    [Fact]
    public async Task A_part_that_becomes_a_community_starts_with_the_posts_of_its_sub_district()
    {
        var tenant = await host.ProvisionedAsync();
        var whole = await CommunityAsync(tenant, "健康路社区");
        await tenant.Admin.PutAsJsonAsync("/settings/posts", new { posts = new[] { new { kind = "culture", name = "文化娱乐" }, new { kind = "", name = "河道巡查" } } })
            .AnswersAsync(HttpStatusCode.NoContent);

        using var answer = await tenant.Admin.PostAsJsonAsync($"/communities/{whole}/splits", new { name = "健康路东社区", units = new[] { Guid.CreateVersion7() } });
        var created = (await answer.ReadAsync()).GetProperty("communityId").GetGuid();

        var said = await host.Events.NextAsync<CommunityCreated>(e => e.CommunityId == created);
        Assert.Equal(["文化娱乐", "河道巡查"], said.Posts!.Select(p => p.Name));
    }

    [Fact]
    public async Task What_cannot_be_merged_or_split_is_refused_with_the_rule()
    {
        var tenant = await host.ProvisionedAsync();
        var (one, other, gone) = (await CommunityAsync(tenant, "甲"), await CommunityAsync(tenant, "乙"), await CommunityAsync(tenant, "丙"));
        var grid = await GridAsync(tenant, other, "第一网格");
        await tenant.Admin.PostAsJsonAsync($"/communities/{gone}/retirement", new { }).AnswersAsync(HttpStatusCode.NoContent);

        Task<HttpResponseMessage> Merge(object request) => tenant.Admin.PostAsJsonAsync("/communities/mergers", request);
        Task<HttpResponseMessage> Split(object request) => tenant.Admin.PostAsJsonAsync($"/communities/{one}/splits", request);
        await Merge(new { from = new[] { one }, into = one }).RefusesAsync("community.merged_into_itself", "into");
        await Merge(new { from = new[] { one }, name = "丁" }).RefusesAsync("community.merged_alone", "from");
        await Merge(new { from = new[] { gone }, into = one }).RefusesAsync("community.retired");
        await Merge(new { from = new[] { one }, into = gone }).RefusesAsync("community.retired");
        await Merge(new { from = new[] { one, other }, name = "甲" }).RefusesAsync("community.name_taken", "name");
        await Merge(new { from = new[] { one }, into = other, on = Today.AddDays(-1) }).RefusesAsync("change.in_past", "on");
        await Merge(new { from = new[] { one }, into = other, on = Today.AddYears(3) }).RefusesAsync("change.too_far", "on");
        await Merge(new { from = new[] { one } }).InvalidAsync("into");
        await Split(new { name = "丁" }).RefusesAsync("community.split_off_nothing", "units");
        await Split(new { name = "丁", grids = new[] { grid } }).RefusesAsync("grid.elsewhere", "grids");
        await Split(new { name = "乙", units = new[] { Guid.CreateVersion7() } }).RefusesAsync("community.name_taken", "name");
        await tenant.Admin.PostAsJsonAsync($"/communities/{one}/retirement", new { on = Today.AddDays(-1) }).RefusesAsync("change.in_past", "on");
    }

    [Fact]
    public async Task Two_who_merge_the_same_community_in_the_same_instant_merge_it_once()
    {
        var tenant = await host.ProvisionedAsync();
        var (ending, one, other) = (await CommunityAsync(tenant, "甲"), await CommunityAsync(tenant, "乙"), await CommunityAsync(tenant, "丙"));

        var answers = await Task.WhenAll(new[] { one, other }.Select(into => tenant.Admin.PostAsJsonAsync("/communities/mergers", new { from = new[] { ending }, into })));

        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.Created);
        Assert.Equal(1, await host.PublishedAsync(tenant.Id, "Tenant.V1.CommunityRetired"));
    }

    [Fact]
    public async Task Foreign_communities_and_changes_are_not_found()
    {
        var (own, foreign) = (await host.ProvisionedAsync(), await host.ProvisionedAsync());
        var (mine, theirs) = (await CommunityAsync(own, "甲"), await CommunityAsync(foreign, "乙"));
        await foreign.Admin.PutAsJsonAsync($"/communities/{theirs}/name", new { name = "丙", from = Today.AddDays(2) }).AnswersAsync(HttpStatusCode.NoContent);
        var change = (await foreign.Admin.OkAsync($"/communities/{theirs}/history"))[0].GetProperty("id").GetGuid();

        await own.Admin.PostAsJsonAsync("/communities/mergers", new { from = new[] { theirs }, into = mine }).AnswersAsync(HttpStatusCode.NotFound);
        await own.Admin.PostAsJsonAsync($"/communities/{theirs}/splits", new { name = "丁", units = new[] { mine } }).AnswersAsync(HttpStatusCode.NotFound);
        await own.Admin.GetAsync($"/communities/{theirs}/history", HttpStatusCode.NotFound);
        await own.Admin.DeleteAsync(new Uri($"/changes/{change}", UriKind.Relative)).AnswersAsync(HttpStatusCode.NotFound);
        await own.Admin.PostAsync(new Uri($"/changes/{change}/undo", UriKind.Relative), null).AnswersAsync(HttpStatusCode.NotFound);
    }

    internal static Task<Guid> CommunityAsync(TestTenant<Program> tenant, string name) => tenant.Admin.PostAsJsonAsync("/communities", new { name }).CreatesAsync();

    internal static Task<Guid> GridAsync(TestTenant<Program> tenant, Guid community, string name) =>
        tenant.Admin.PostAsJsonAsync($"/communities/{community}/grids", new { name }).CreatesAsync();

    private static IEnumerable<Guid> Ids(JsonElement page) => page.GetProperty("items").EnumerateArray().Select(c => c.GetProperty("id").GetGuid());
}
