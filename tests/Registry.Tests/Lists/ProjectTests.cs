using System.Net;
using System.Net.Http.Json;
using Linli.Contracts.Registry.V1;
using Linli.Contracts.Tenant.V1;
using Linli.RegistryService.Needs;
using Linli.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace Linli.Registry.Tests.Lists;

public sealed class ProjectTests(RegistryHost host) : ListTest(host)
{
    [Fact]
    public async Task A_project_is_proposed_taken_on_begun_followed_and_done_with_what_came_of_it()
    {
        var community = await CommunityAsync();
        var unit = await UnitAsync(Admin, null, "财政局", "administrative");
        var project = await ProjectAsync(Admin, community);
        Assert.Equal((community, "service"), (await Host.Events.NextAsync<ProjectProposed>(e => e.ProjectId == project)) is var told ? (told.CommunityId, told.WorkArea) : default);
        await RefusedAsync(Admin.PostAsync($"/projects/{project}/start", null, Cancellation), HttpStatusCode.Conflict, "project.nobody_to_start");
        await CreatedAsync(Admin, $"/projects/{project}/claims", new { unitId = unit, part = "资金" });
        await Host.Events.NextAsync<ProjectMatched>(e => e.ProjectId == project);
        await RefusedAsync(FinishAsync(project, 1), HttpStatusCode.Conflict, "project.not_started");
        await SucceedsAsync(Admin.PostAsync($"/projects/{project}/start", null, Cancellation));
        await RefusedAsync(Admin.PostAsync($"/projects/{project}/start", null, Cancellation), HttpStatusCode.Conflict, "project.nobody_to_start");
        await RefusedAsync(Admin.PostAsJsonAsync($"/projects/{project}/notes", new { text = "选址", on = Day(1) }, Cancellation), HttpStatusCode.Conflict, "project.day");
        await CreatedAsync(Admin, $"/projects/{project}/notes", new { text = "已选址", reached = 0 });
        Assert.Equal("in_progress", await StateAsync(Admin, $"/projects/{project}"));
        await SucceedsAsync(FinishAsync(project, 1));
        Assert.Equal(Today, (await Host.Events.NextAsync<ProjectDone>(e => e.ProjectId == project)).On);
        var done = await GetAsync(Admin, $"/projects/{project}");
        Assert.Equal(("done", 1, "服务点已开放"), (done.GetProperty("state").GetString(), done.GetProperty("reached").GetInt32(), done.GetProperty("result").GetString()));
        Assert.Equal(("done", "资金", "已选址"), (done.GetProperty("claims")[0].GetProperty("state").GetString(), done.GetProperty("claims")[0].GetProperty("part").GetString(), done.GetProperty("notes")[0].GetProperty("text").GetString()));
        await RefusedAsync(Admin.PostAsJsonAsync($"/projects/{project}/cancel", new { reason = "误" }, Cancellation), HttpStatusCode.Conflict, "project.ended");
        await RefusedAsync(Admin.PostAsJsonAsync($"/projects/{project}/notes", new { text = "后补" }, Cancellation), HttpStatusCode.Conflict, "project.ended");
    }

    [Fact]
    public async Task Fifty_units_take_the_last_place_in_the_same_instant_and_one_gets_it()
    {
        var community = await CommunityAsync();
        var project = await ProjectAsync(Admin, community, Project(places: 2));
        await CreatedAsync(Admin, $"/projects/{project}/claims", new { unitId = await UnitAsync(Admin, community, "先到单位") });
        var units = await Task.WhenAll(Enumerable.Range(1, 50).Select(i => UnitAsync(Admin, community, $"单位 {i:00}")));
        var answers = await Task.WhenAll(units.Select(unit => Admin.PostAsJsonAsync($"/projects/{project}/claims", new { unitId = unit }, Cancellation)));
        Assert.Equal(1, answers.Count(a => a.StatusCode == HttpStatusCode.Created));
        Assert.Equal(49, answers.Count(a => a.StatusCode == HttpStatusCode.Conflict));
        var now = await GetAsync(Admin, $"/projects/{project}");
        Assert.Equal((2, "matched", 2), (now.GetProperty("taken").GetInt32(), now.GetProperty("state").GetString(), now.GetProperty("claims").GetArrayLength()));
    }

    [Fact]
    public async Task A_unit_takes_a_project_on_once_and_the_place_that_it_gives_up_is_free_again()
    {
        var community = await CommunityAsync();
        var (a, b) = (await UnitAsync(Admin, community, "甲单位"), await UnitAsync(Admin, community, "乙单位"));
        var project = await ProjectAsync(Admin, community, Project(places: 2));
        var first = await CreatedAsync(Admin, $"/projects/{project}/claims", new { unitId = a });
        await RefusedAsync(ClaimAsync(Admin, project, a), HttpStatusCode.Conflict, "project.already_claimed");
        await CreatedAsync(Admin, $"/projects/{project}/claims", new { unitId = b });
        await RefusedAsync(ClaimAsync(Admin, project, await UnitAsync(Admin, community, "丙单位")), HttpStatusCode.Conflict, "project.all_taken");
        await RefusedAsync(ChangeAsync(project, Project(places: 1)), HttpStatusCode.Conflict, "project.places_below_taken");
        await SucceedsAsync(Admin.PostAsJsonAsync($"/project-claims/{first}/withdraw", new { reason = "人手不够" }, Cancellation));
        await Host.Events.NextAsync<ProjectReopened>(e => e.ProjectId == project);
        Assert.Equal("proposed", await StateAsync(Admin, $"/projects/{project}"));
        await RefusedAsync(Admin.PostAsJsonAsync($"/project-claims/{first}/withdraw", new { reason = "再撤" }, Cancellation), HttpStatusCode.Conflict, "need.claim_ended");
        await SucceedsAsync(ChangeAsync(project, Project(places: 1, kind: "help")));
        Assert.Equal("help", (await Host.Events.NextAsync<ProjectChanged>(e => e.ProjectId == project)).Kind);
        Assert.Equal("matched", await StateAsync(Admin, $"/projects/{project}"));
    }

    [Fact]
    public async Task What_nobody_took_on_expires_by_itself_and_stays_to_be_seen_and_what_some_took_goes_on_with_those()
    {
        var community = await CommunityAsync();
        var (nobody, partly, later) = (await ProjectAsync(Admin, community, Project("无人认领")), await ProjectAsync(Admin, community, Project("部分认领", places: 3)), await ProjectAsync(Admin, community));
        await CreatedAsync(Admin, $"/projects/{partly}/claims", new { unitId = await UnitAsync(Admin, community) });
        await ExecuteAsync("UPDATE projects SET proposed_on = $2, recorded_on = $2, starts_on = $2, due_on = $3 WHERE id = ANY ($1)", new[] { nobody, partly }, Today.AddDays(-40), Today.AddDays(-1));
        var expiry = Host.Services.GetRequiredService<NeedExpiry>();
        await Task.WhenAll(expiry.EndAsync(Cancellation), expiry.EndAsync(Cancellation));
        Assert.Equal(("expired", "matched", "proposed"), (await StateAsync(Admin, $"/projects/{nobody}"), await StateAsync(Admin, $"/projects/{partly}"), await StateAsync(Admin, $"/projects/{later}")));
        Assert.Equal("expired", (await Host.Events.NextAsync<ProjectEnded>(e => e.ProjectId == nobody)).State);
        Assert.Equal(1, Total(await GetAsync(Admin, "/projects?state=expired")));
        await RefusedAsync(ClaimAsync(Admin, nobody, await UnitAsync(Admin, community, "晚到单位")), HttpStatusCode.Conflict, "project.ended");
    }

    [Fact]
    public async Task What_nobody_takes_on_for_long_or_is_due_is_on_the_list_of_what_to_see_to()
    {
        var community = await CommunityAsync();
        var (old, due, late) = (await ProjectAsync(Admin, community, Project("久无人认领", on: Day(-31))), await ProjectAsync(Admin, community, Project("临近期限", dueIn: 3)), await ProjectAsync(Admin, community, Project("超期")));
        await ProjectAsync(Admin, community, Project("刚提出"));
        await CreatedAsync(Admin, $"/projects/{late}/claims", new { unitId = await UnitAsync(Admin, community) });
        await ExecuteAsync("UPDATE projects SET proposed_on = $2, due_on = $2 WHERE id = $1", late, Today.AddDays(-2));
        var todo = (await GetAsync(Admin, "/projects/todo")).GetProperty("items").EnumerateArray().ToDictionary(i => i.GetProperty("id").GetGuid(), i => i.GetProperty("why").GetString());
        Assert.Equal(3, todo.Count);
        Assert.Equal(("unclaimed", "soon", "overdue"), (todo[old], todo[due], todo[late]));
    }

    [Fact]
    public async Task Projects_are_found_by_name_and_initials_filtered_sorted_paged_and_exported()
    {
        var community = await CommunityAsync();
        await ProjectAsync(Admin, community);
        await ProjectAsync(Admin, community, Project("广场文化节", kind: "culture"));
        Assert.Equal(1, Total(await GetAsync(Admin, "/projects?q=jsbmfwd")));
        Assert.Equal(1, Total(await GetAsync(Admin, "/projects?q=服务点")));
        Assert.Equal(1, Total(await GetAsync(Admin, "/projects?kind=culture&state=proposed")));
        Assert.Equal(0, Total(await GetAsync(Admin, "/projects?state=done")));
        var page = await GetAsync(Admin, "/projects?size=1&sort=title");
        Assert.Equal("建设便民服务点", (await GetAsync(Admin, $"/projects?size=1&sort=title&after={page.GetProperty("next").GetString()}")).GetProperty("items")[0].GetProperty("title").GetString());
        var csv = await Admin.GetStringAsync("/projects/export?kind=culture", Cancellation);
        Assert.Contains("广场文化节,文艺演出,", csv, StringComparison.Ordinal);
        Assert.DoesNotContain("便民服务点,场地", csv, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kind", "rich")]
    [InlineData("workArea", "elsewhere")]
    [InlineData("title", "")]
    [InlineData("goal", "")]
    [InlineData("measure", null)]
    [InlineData("dueOn", null)]
    public async Task What_is_missing_or_not_of_the_list_is_named(string field, string? value)
    {
        var community = await CommunityAsync();
        var request = new Dictionary<string, object?>
        {
            ["title"] = "建设便民服务点", ["kind"] = "venue", ["workArea"] = "service", ["goal"] = "服务点", ["aim"] = 1, ["measure"] = "个", ["startsOn"] = Day(0), ["dueOn"] = Day(5), [field] = value,
        };
        var problem = await RefusedAsync(Admin.PostAsJsonAsync($"/communities/{community}/projects", request, Cancellation), HttpStatusCode.BadRequest, "invalid");
        Assert.True(problem.GetProperty("errors").TryGetProperty(field, out _), problem.GetRawText());
    }

    [Fact]
    public async Task A_project_is_not_due_before_it_starts_nor_proposed_in_the_future()
    {
        var community = await CommunityAsync();
        var early = await RefusedAsync(Admin.PostAsJsonAsync($"/communities/{community}/projects", Project(startsIn: 10, dueIn: 9), Cancellation), HttpStatusCode.Conflict, "project.due_too_early");
        Assert.Equal("dueOn", early.GetProperty("field").GetString());
        await RefusedAsync(Admin.PostAsJsonAsync($"/communities/{community}/projects", Project(on: Day(1)), Cancellation), HttpStatusCode.Conflict, "project.in_the_future");
    }

    [Fact]
    public async Task The_projects_that_go_on_go_over_with_a_merged_community()
    {
        var (ending, going) = (await CommunityAsync("胜利社区"), await CommunityAsync("新街社区"));
        var (live, cancelled) = (await ProjectAsync(Admin, ending), await ProjectAsync(Admin, ending, Project("已取消")));
        await SucceedsAsync(Admin.PostAsJsonAsync($"/projects/{cancelled}/cancel", new { reason = "经费没有落实" }, Cancellation));
        Assert.Equal("cancelled", (await Host.Events.NextAsync<ProjectEnded>(e => e.ProjectId == cancelled)).State);
        Assert.Equal(1, (await GetAsync(Admin, $"/communities/{ending}/holdings")).GetProperty("projects").GetInt32());
        await Host.Events.PublishAsync(new CommunityRetired(Tenant.Id, DateTimeOffset.UtcNow, ending, Today, going));
        var told = await Host.Events.NextAsync<ProjectChanged>(e => e.ProjectId == live);
        Assert.Equal((going, ending, Today), (told.CommunityId, told.FormerCommunityId, told.MovedOn));
        Assert.Equal(ending, (await GetAsync(Admin, $"/projects/{cancelled}")).GetProperty("communityId").GetGuid());
        await CreatedAsync(Admin, $"/projects/{live}/claims", new { unitId = await UnitAsync(Admin, going, "新单位") });
    }

    private Task<HttpResponseMessage> FinishAsync(Guid id, int reached) => Admin.PostAsJsonAsync($"/projects/{id}/finish", new { result = "服务点已开放", reached }, Cancellation);

    private static Task<HttpResponseMessage> ClaimAsync(HttpClient client, Guid project, Guid unit) => client.PostAsJsonAsync($"/projects/{project}/claims", new { unitId = unit }, Cancellation);

    private async Task<HttpResponseMessage> ChangeAsync(Guid id, object project) =>
        await Admin.PutAsJsonAsync($"/projects/{id}?version={(await GetAsync(Admin, $"/projects/{id}")).GetProperty("version").GetUInt32()}", project, Cancellation);
}
