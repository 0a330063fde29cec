using System.Net;
using System.Net.Http.Json;
using Linli.Contracts.Tenant.V1;
using Linli.ServiceDefaults;
using Xunit;

namespace Linli.Tenant.Tests.Changes;

public sealed class NameTests(TenantHost host)
{
    private static readonly DateOnly Today = TimeProvider.System.Today();

    [Fact]
    public async Task A_name_that_was_given_by_mistake_is_taken_back_as_if_it_had_never_been()
    {
        var tenant = await host.ProvisionedAsync();
        var id = await MergerTests.CommunityAsync(tenant, "对的社区");
        await tenant.Admin.PutAsJsonAsync($"/communities/{id}/name", new { name = "错的社区" }).AnswersAsync(HttpStatusCode.NoContent);
        var change = (await tenant.Admin.OkAsync($"/communities/{id}/history"))[0];
        Assert.True(change.GetProperty("mayUndo").GetBoolean());
        var undo = new Uri($"/changes/{change.GetProperty("id").GetGuid()}/undo", UriKind.Relative);

        await tenant.Admin.PostAsync(undo, null).AnswersAsync(HttpStatusCode.NoContent);

        var community = await tenant.Admin.OkAsync($"/communities/{id}");
        Assert.Equal("对的社区", Assert.Single(community.GetProperty("names").EnumerateArray()).GetProperty("name").GetString());
        Assert.Equal("undone", (await tenant.Admin.OkAsync($"/communities/{id}/history"))[0].GetProperty("state").GetString());
        await host.Events.NextAsync<CommunityRenamed>(e => e.CommunityId == id && e.Name == "对的社区");
        await tenant.Admin.PostAsync(undo, null).RefusesAsync("change.not_undoable");
    }

    [Fact]
    public async Task A_name_is_not_taken_back_over_what_came_after_it()
    {
        var tenant = await host.ProvisionedAsync();
        var (id, other) = (await MergerTests.CommunityAsync(tenant, "一"), await MergerTests.CommunityAsync(tenant, "别的社区"));
        await tenant.Admin.PutAsJsonAsync($"/communities/{id}/name", new { name = "二" }).AnswersAsync(HttpStatusCode.NoContent);
        var change = (await tenant.Admin.OkAsync($"/communities/{id}/history"))[0].GetProperty("id").GetGuid();
        await tenant.Admin.PostAsJsonAsync("/communities/mergers", new { from = new[] { other }, into = id }).CreatesAsync();

        await tenant.Admin.PostAsync(new Uri($"/changes/{change}/undo", UriKind.Relative), null).RefusesAsync("change.changed_since");
    }

    [Fact]
    public async Task A_community_is_found_by_its_former_name_and_may_have_existed_before_it_was_entered()
    {
        var tenant = await host.ProvisionedAsync();
        var id = await tenant.Admin.PostAsJsonAsync("/communities", new { name = "老名字社区", since = "2003-05-01" }).CreatesAsync();
        await tenant.Admin.PutAsJsonAsync($"/communities/{id}/name", new { name = "新名字社区", from = "2010-10-01" }).AnswersAsync(HttpStatusCode.NoContent);

        Assert.Equal("新名字社区", (await tenant.Admin.OkAsync("/communities?q=老名字")).GetProperty("items")[0].GetProperty("name").GetString());
        Assert.Equal(new DateOnly(2003, 5, 1), (await host.Events.NextAsync<CommunityCreated>(e => e.CommunityId == id)).On);
        await tenant.Admin.PostAsJsonAsync("/communities", new { name = "未来社区", since = Today.AddDays(1) }).RefusesAsync("community.created_in_future", "since");
    }

    [Fact]
    public async Task Grids_are_renamed_merged_and_retired_and_their_units_are_told()
    {
        var tenant = await host.ProvisionedAsync();
        var id = await MergerTests.CommunityAsync(tenant, "社区");
        var (one, two, three) = (await MergerTests.GridAsync(tenant, id, "一"), await MergerTests.GridAsync(tenant, id, "二"), await MergerTests.GridAsync(tenant, id, "三"));
        var grids = $"/communities/{id}/grids";

        await tenant.Admin.PutAsJsonAsync($"{grids}/{one}/name", new { name = "第一网格" }).AnswersAsync(HttpStatusCode.NoContent);
        await tenant.Admin.PostAsJsonAsync($"{grids}/{one}/mergers", new { from = new[] { two } }).AnswersAsync(HttpStatusCode.NoContent);
        await tenant.Admin.PostAsJsonAsync($"{grids}/{three}/retirement", new { on = Today.AddDays(5) }).AnswersAsync(HttpStatusCode.NoContent);

        var renamed = await host.Events.NextAsync<GridRenamed>(e => e.GridId == one);
        Assert.Equal(("一", "第一网格"), (renamed.FormerName, renamed.Name));
        var merged = await host.Events.NextAsync<GridRenamed>(e => e.GridId == two);
        Assert.Equal(("二", "第一网格", one), (merged.FormerName, merged.Name, merged.MergedInto));
        await tenant.Admin.PostAsJsonAsync($"{grids}/{one}/mergers", new { from = new[] { one } }).RefusesAsync("grid.merged_into_itself", "into");
        await tenant.Admin.PostAsJsonAsync($"{grids}/{one}/mergers", new { from = new[] { two } }).RefusesAsync("grid.retired");
        await tenant.Admin.PutAsJsonAsync($"{grids}/{three}/name", new { name = "四" }).RefusesAsync("change.announced");
        await tenant.Admin.PutAsJsonAsync($"{grids}/{one}/name", new { name = "三" }).RefusesAsync("grid.name_taken", "name");
        await tenant.Admin.PutAsJsonAsync($"{grids}/{one}/name", new { name = "第一网格" }).RefusesAsync("grid.name_unchanged", "name");
        var change = (await tenant.Admin.OkAsync($"/communities/{id}/history")).EnumerateArray().Single(c => c.GetProperty("kind").GetString() == "retirement");
        await tenant.Admin.DeleteAsync(new Uri($"/changes/{change.GetProperty("id").GetGuid()}", UriKind.Relative)).AnswersAsync(HttpStatusCode.NoContent);
        Assert.Equal(2, (await tenant.Admin.OkAsync(grids)).EnumerateArray().Count(g => g.GetProperty("retiredAt").ValueKind == System.Text.Json.JsonValueKind.Null));
    }
}
