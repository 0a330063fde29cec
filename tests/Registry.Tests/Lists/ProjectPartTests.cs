using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Linli.Contracts.Registry.V1;
using Linli.TestKit;

namespace Linli.Registry.Tests.Lists;

/// <summary>What a project is made of: needs, resources and the units that take it on.</summary>
public sealed class ProjectPartTests(RegistryHost host) : ListTest(host)
{
    [Fact]
    public async Task A_project_that_is_done_uses_up_its_resources_and_ends_a_need_only_when_somebody_says_so()
    {
        var community = await CommunityAsync();
        var unit = await UnitAsync(Admin, community);
        var (met, other) = (await NeedAsync(Admin, community), await NeedAsync(Admin, community, Need("买菜不便")));
        var resource = await ResourceAsync(Admin, unit, "闲置门面", quantity: 1, kind: "venue");
        var project = await ProjectAsync(Admin, community);
        var part = await CreatedAsync(Admin, $"/projects/{project}/needs", new { needId = met });
        await CreatedAsync(Admin, $"/projects/{project}/needs", new { needId = other });
        await RefusedAsync(Admin.PostAsJsonAsync($"/projects/{project}/needs", new { needId = met }, Cancellation), HttpStatusCode.Conflict, "project.need_there");
        await CreatedAsync(Admin, $"/projects/{project}/resources", new { resourceId = resource });
        Assert.Equal("matched", await StateAsync(Admin, $"/resources/{resource}"));
        await CreatedAsync(Admin, $"/projects/{project}/claims", new { unitId = unit });
        await SucceedsAsync(Admin.PostAsync($"/projects/{project}/start", null, Cancellation));
        await RefusedAsync(MeetAsync(part), HttpStatusCode.Conflict, "project.not_done");
        await SucceedsAsync(Admin.PostAsJsonAsync($"/projects/{project}/finish", new { result = "已开放", reached = 1 }, Cancellation));
        Assert.Equal(("done", "open", "open"), (await StateAsync(Admin, $"/resources/{resource}"), await StateAsync(Admin, $"/needs/{met}"), await StateAsync(Admin, $"/needs/{other}")));
        Assert.Equal("done", (await Host.Events.NextAsync<ResourceEnded>(e => e.ResourceId == resource)).State);
        await SucceedsAsync(MeetAsync(part));
        await Host.Events.NextAsync<NeedMatched>(e => e.NeedId == met);
        await Host.Events.NextAsync<NeedDone>(e => e.NeedId == met);
        Assert.Equal(("done", "open"), (await StateAsync(Admin, $"/needs/{met}"), await StateAsync(Admin, $"/needs/{other}")));
        await RefusedAsync(MeetAsync(part), HttpStatusCode.Conflict, "need.ended");
        Assert.Equal(project, (await GetAsync(Admin, $"/needs/{met}")).GetProperty("projects")[0].GetProperty("id").GetGuid());
        Assert.Equal("done", (await GetAsync(Admin, $"/resources/{resource}")).GetProperty("projects")[0].GetProperty("state").GetString());
    }

    [Fact]
    public async Task What_was_claimed_of_a_need_ends_with_it_when_a_project_met_it()
    {
        var community = await CommunityAsync();
        var unit = await UnitAsync(Admin, community);
        var (need, resource, project) = (await NeedAsync(Admin, community), await ResourceAsync(Admin, unit, quantity: 1), await ProjectAsync(Admin, community));
        await CreatedAsync(Admin, $"/needs/{need}/claims", new { resourceId = resource });
        var part = await CreatedAsync(Admin, $"/projects/{project}/needs", new { needId = need });
        await CreatedAsync(Admin, $"/projects/{project}/claims", new { unitId = unit });
        await SucceedsAsync(Admin.PostAsync($"/projects/{project}/start", null, Cancellation));
        await SucceedsAsync(Admin.PostAsJsonAsync($"/projects/{project}/finish", new { result = "已开放", reached = 1 }, Cancellation));
        await SucceedsAsync(MeetAsync(part));
        Assert.Equal("done", (await GetAsync(Admin, $"/needs/{need}")).GetProperty("claims")[0].GetProperty("state").GetString());
        Assert.Equal("done", await StateAsync(Admin, $"/resources/{resource}"));
    }

    [Fact]
    public async Task What_a_project_gives_back_or_is_cancelled_with_is_free_again()
    {
        var community = await CommunityAsync();
        var resource = await ResourceAsync(Admin, await UnitAsync(Admin, community), quantity: 3);
        var project = await ProjectAsync(Admin, community);
        var part = await CreatedAsync(Admin, $"/projects/{project}/resources", new { resourceId = resource, quantity = 2 });
        await RefusedAsync(UseAsync(Admin, project, resource), HttpStatusCode.Conflict, "project.resource_there");
        await RefusedAsync(Admin.PostAsJsonAsync($"/resources/{resource}/withdraw", new { reason = "不再提供" }, Cancellation), HttpStatusCode.Conflict, "resource.still_claimed");
        await SucceedsAsync(Admin.PostAsync($"/project-resources/{part}/withdraw", null, Cancellation));
        await RefusedAsync(Admin.PostAsync($"/project-resources/{part}/withdraw", null, Cancellation), HttpStatusCode.Conflict, "project.resource_gone");
        await RefusedAsync(UseAsync(Admin, project, resource, 4), HttpStatusCode.Conflict, "resource.not_so_much_left");
        await CreatedAsync(Admin, $"/projects/{project}/resources", new { resourceId = resource, quantity = 3 });
        await SucceedsAsync(Admin.PostAsJsonAsync($"/projects/{project}/cancel", new { reason = "经费没有落实" }, Cancellation));
        Assert.Equal((0, "open"), (await GetAsync(Admin, $"/resources/{resource}")) is var free ? (free.GetProperty("taken").GetInt32(), free.GetProperty("state").GetString()!) : default);
    }

    [Fact]
    public async Task The_last_of_a_resource_goes_to_one_of_many_projects_in_the_same_instant()
    {
        var community = await CommunityAsync();
        var resource = await ResourceAsync(Admin, await UnitAsync(Admin, community), quantity: 1);
        var projects = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => ProjectAsync(Admin, community)));
        var answers = await Task.WhenAll(projects.Select(project => UseAsync(Admin, project, resource)));
        Assert.Equal(1, answers.Count(a => a.StatusCode == HttpStatusCode.Created));
        Assert.Equal(1, (await GetAsync(Admin, $"/resources/{resource}")).GetProperty("taken").GetInt32());
    }

    [Fact]
    public async Task Needs_resources_and_projects_are_suggested_for_one_another_with_their_reasons()
    {
        var community = await CommunityAsync();
        var unit = await UnitAsync(Admin, community);
        var fits = await NeedAsync(Admin, community, Need("居民就近购物服务点", kind: "venue"));
        await NeedAsync(Admin, await CommunityAsync("胜利社区"), Need("服务点", kind: "venue"));
        var venue = await ResourceAsync(Admin, unit, "闲置门面", kind: "venue");
        await ResourceAsync(Admin, unit, "明年的门面", kind: "venue", from: Day(300));
        var project = await ProjectAsync(Admin, community);
        var parts = await GetAsync(Admin, $"/projects/{project}/suggestions");
        Assert.Equal(fits, Assert.Single(parts.GetProperty("needs").EnumerateArray()).GetProperty("id").GetGuid());
        Assert.Equal(["kind", "workArea", "words", "dates"], Strings(parts.GetProperty("needs")[0], "reasons"));
        Assert.Equal(["务点"], Strings(parts.GetProperty("needs")[0], "words"));
        Assert.Equal(venue, Assert.Single(parts.GetProperty("resources").EnumerateArray()).GetProperty("id").GetGuid());
        Assert.Equal(project, Assert.Single((await GetAsync(Admin, $"/needs/{fits}/projects")).EnumerateArray()).GetProperty("id").GetGuid());
        Assert.Equal(project, Assert.Single((await GetAsync(Admin, $"/resources/{venue}/projects")).EnumerateArray()).GetProperty("id").GetGuid());
        var part = await CreatedAsync(Admin, $"/projects/{project}/needs", new { needId = fits });
        await CreatedAsync(Admin, $"/projects/{project}/resources", new { resourceId = venue });
        Assert.Empty((await GetAsync(Admin, $"/needs/{fits}/projects")).EnumerateArray());
        Assert.Empty((await GetAsync(Admin, $"/projects/{project}/suggestions")).GetProperty("resources").EnumerateArray());
        await SucceedsAsync(Admin.DeleteAsync($"/project-needs/{part}", Cancellation));
        Assert.Single((await GetAsync(Admin, $"/needs/{fits}/projects")).EnumerateArray());
    }

    [Fact]
    public async Task A_project_takes_up_no_need_of_another_community_nor_one_that_has_ended()
    {
        var (community, sibling) = (await CommunityAsync(), await CommunityAsync("胜利社区"));
        var (theirs, ended, project) = (await NeedAsync(Admin, sibling), await NeedAsync(Admin, community), await ProjectAsync(Admin, community));
        await SucceedsAsync(Admin.PostAsJsonAsync($"/needs/{ended}/withdraw", new { reason = "不需要了" }, Cancellation));
        foreach (var need in new[] { theirs, ended, Guid.CreateVersion7() })
        {
            await RefusedAsync(Admin.PostAsJsonAsync($"/projects/{project}/needs", new { needId = need }, Cancellation), HttpStatusCode.Conflict, "project.unknown_need");
        }
    }

    [Fact]
    public async Task A_liaison_takes_projects_on_and_promises_resources_for_the_own_unit_alone_and_sees_what_it_took_on()
    {
        var (community, sibling) = (await CommunityAsync(), await CommunityAsync("胜利社区"));
        var (own, other) = (await UnitAsync(Admin, community), await UnitAsync(Admin, community, "邮政局"));
        var (project, second, theirs) = (await ProjectAsync(Admin, community, Project(places: 2)), await ProjectAsync(Admin, community), await ProjectAsync(Admin, sibling));
        var (mine, others) = (await ResourceAsync(Admin, own), await ResourceAsync(Admin, other));
        using var liaison = await Tenant.AsAsync("unit-liaison", community, own);
        Assert.Equal((2, 0), (Total(await GetAsync(liaison, "/projects")), Total(await GetAsync(liaison, "/projects?mine=true"))));
        await HiddenAsync(liaison.GetAsync($"/projects/{theirs}", Cancellation));
        await HiddenAsync(liaison.PostAsJsonAsync($"/projects/{theirs}/claims", new { unitId = own }, Cancellation));
        await RefusedAsync(liaison.PostAsJsonAsync($"/projects/{project}/claims", new { unitId = other }, Cancellation), HttpStatusCode.Conflict, "need.unknown_unit");
        var claim = await CreatedAsync(liaison, $"/projects/{project}/claims", new { unitId = own });
        Assert.Equal(1, Total(await GetAsync(liaison, "/projects?mine=true")));
        await RefusedAsync(UseAsync(liaison, second, others), HttpStatusCode.Conflict, "project.unknown_resource");
        var part = await CreatedAsync(liaison, $"/projects/{second}/resources", new { resourceId = mine });
        await SucceedsAsync(liaison.PostAsync($"/project-resources/{part}/withdraw", null, Cancellation));
        await SucceedsAsync(liaison.PostAsJsonAsync($"/project-claims/{claim}/withdraw", new { reason = "来不了" }, Cancellation));
        var othersClaim = await CreatedAsync(Admin, $"/projects/{project}/claims", new { unitId = other });
        await HiddenAsync(liaison.PostAsJsonAsync($"/project-claims/{othersClaim}/withdraw", new { reason = "不该" }, Cancellation));
        using var refused = await liaison.PostAsync($"/projects/{project}/start", null, Cancellation);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    private Task<HttpResponseMessage> MeetAsync(Guid part) => Admin.PostAsJsonAsync($"/project-needs/{part}/meet", new { result = "由便民服务点解决" }, Cancellation);

    private static Task<HttpResponseMessage> UseAsync(HttpClient client, Guid project, Guid resource, int? quantity = null) =>
        client.PostAsJsonAsync($"/projects/{project}/resources", new { resourceId = resource, quantity }, Cancellation);

    private static List<string> Strings(JsonElement row, string name) => [.. row.GetProperty(name).EnumerateArray().Select(e => e.GetString()!)];
}
