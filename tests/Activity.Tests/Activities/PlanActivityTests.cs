using System.Net;
using System.Text.Json.Nodes;
using Linli.Contracts.Activity.V1;
using Xunit;

namespace Linli.Activity.Tests.Activities;

public sealed class PlanActivityTests(ActivityHost host)
{
    [Fact]
    public async Task An_activity_is_read_back_as_it_was_entered()
    {
        var here = await Neighbourhood.AsyncFor(host);
        var college = await here.UnitAsync("文通学院", partner: true);

        var id = await here.ActivityAsync(a => a["unitIds"] = new JsonArray(college));

        var read = (await here.Worker.ReadAsync($"/activities/{id}")).Body!;
        Assert.Equal("planned", (string?)read["state"]);
        Assert.Equal(["致辞", "重温入党誓词"], read["programme"]!.AsArray().Select(i => (string?)i!["title"]));
        Assert.Equal("文通学院", (string?)read["units"]![0]!["name"]);
        Assert.Equal("健康路社区", (string?)read["communityName"]);
    }

    [Fact]
    public async Task The_day_told_to_the_figures_is_the_day_in_China()
    {
        var here = await Neighbourhood.AsyncFor(host);

        var id = await here.ActivityAsync(a => (a["startsAt"], a["endsAt"]) = ("2026-03-01T23:30:00Z", "2026-03-02T01:00:00Z"));

        var told = await host.Events.NextAsync<ActivityRecorded>(e => e.ActivityId == id);
        Assert.Equal(new DateOnly(2026, 3, 2), told.On);
        Assert.Equal((here.Tenant.Id, here.Community, "joint", "party"), (told.TenantId, told.CommunityId, told.Kind, told.WorkArea));
    }

    [Fact]
    public async Task An_activity_of_which_only_the_day_is_known_lasts_that_day()
    {
        var here = await Neighbourhood.AsyncFor(host);
        var id = await here.ActivityAsync(a => (a["startsAt"], a["endsAt"], a["allDay"]) = ("2012-03-08T09:00:00+08:00", null, true));
        var read = (await here.Worker.ReadAsync($"/activities/{id}")).Body!;

        Assert.Equal(new DateTimeOffset(2012, 3, 7, 16, 0, 0, TimeSpan.Zero), (DateTimeOffset)read["startsAt"]!);
        Assert.Equal(new DateTimeOffset(2012, 3, 8, 16, 0, 0, TimeSpan.Zero), (DateTimeOffset)read["endsAt"]!);

        var again = here.Draft(a => (a["startsAt"], a["endsAt"], a["allDay"], a["version"]) = (read["startsAt"]!.DeepClone(), read["endsAt"]!.DeepClone(), true, read["version"]!.DeepClone()));
        Assert.Equal(HttpStatusCode.NoContent, (await here.Worker.PutAsync($"/activities/{id}", again)).Status);
        Assert.Equal((string?)read["endsAt"], (string?)(await here.Worker.ReadAsync($"/activities/{id}")).Body!["endsAt"]);
    }

    [Theory]
    [InlineData("zh-Hans", "结束时间必须晚于开始时间。")]
    [InlineData("en", "The end must be after the start.")]
    public async Task An_activity_that_ends_before_it_starts_is_refused_at_the_field(string language, string message)
    {
        var here = await Neighbourhood.AsyncFor(host);
        var worker = here.Speaking(language, await here.Tenant.TokenAsync("community-worker", here.Community));

        var refused = await worker.PostAsync("/activities", here.Draft(a => a["endsAt"] = a["startsAt"]!.DeepClone()));

        Assert.Equal((HttpStatusCode.Conflict, "activity.ends_before_start", "endsAt", message), (refused.Status, refused.Code, refused.Field, refused.Title));
    }

    [Fact]
    public async Task Every_bad_field_is_named_at_once_and_nothing_is_saved()
    {
        var here = await Neighbourhood.AsyncFor(host);

        var refused = await here.Worker.PostAsync("/activities", here.Draft(a =>
        {
            (a["title"], a["kind"], a["workArea"], a["signUpLimit"]) = ("", "party-party", null, 0);
            a["programme"] = new JsonArray(new JsonObject { ["title"] = "" });
        }));

        Assert.Equal((HttpStatusCode.BadRequest, "invalid"), (refused.Status, refused.Code));
        Assert.All(["title", "kind", "workArea", "signUpLimit", "programme[0].title"], field => Assert.NotNull(refused.ErrorAt(field)));
        Assert.Equal("请从列表中选择一项。", refused.ErrorAt("kind"));
        Assert.Equal(0, (int)(await here.Worker.ReadAsync("/activities")).Body!["total"]!);
    }

    [Fact]
    public async Task Null_where_a_list_or_its_item_should_be_is_bad_input_or_nothing_never_a_fault()
    {
        var here = await Neighbourhood.AsyncFor(host);
        var answer = await here.Worker.PostAsync("/activities", here.Draft(a => (a["programme"], a["unitIds"]) = (new JsonArray((JsonNode?)null), null)));
        Assert.Equal(HttpStatusCode.Created, answer.Status);
    }

    [Fact]
    public async Task Communities_and_units_of_others_are_not_found()
    {
        var here = await Neighbourhood.AsyncFor(host);
        var sibling = await here.SiblingAsync();
        var siblings = await here.UnitAsync("邮政局", community: sibling);
        var elsewhere = await Neighbourhood.AsyncFor(host);
        var foreign = await elsewhere.UnitAsync();

        Assert.Equal(HttpStatusCode.NotFound, (await here.Worker.PostAsync("/activities", here.Draft(a => a["communityId"] = sibling))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await here.Worker.PostAsync("/activities", here.Draft(a => a["communityId"] = elsewhere.Community))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await here.Admin.PostAsync("/activities", here.Draft(a => a["communityId"] = Guid.NewGuid()))).Status);
        Assert.Equal("unit.unknown", (await here.Worker.PostAsync("/activities", here.Draft(a => a["unitIds"] = new JsonArray(siblings)))).Code);
        Assert.Equal("unit.unknown", (await here.Worker.PostAsync("/activities", here.Draft(a => a["unitIds"] = new JsonArray(foreign)))).Code);
    }

    [Fact]
    public async Task A_member_may_not_enter_an_activity()
    {
        var here = await Neighbourhood.AsyncFor(host);
        var member = await here.Tenant.AsAsync("member", here.Community);
        Assert.Equal(HttpStatusCode.Forbidden, (await member.PostAsync("/activities", here.Draft())).Status);
    }

    [Fact]
    public async Task A_retired_community_takes_no_new_activity()
    {
        var here = await Neighbourhood.AsyncFor(host);
        await host.Events.PublishAsync(new Contracts.Tenant.V1.CommunityRetired(here.Tenant.Id, DateTimeOffset.UtcNow, here.Community));

        // The sub-district's admin: Identity follows the event too and ends the worker's role.
        await TestKit.Eventually.Async(() => here.Admin.PostAsync("/activities", here.Draft()), answer => answer.Code == "community.retired");
    }
}
