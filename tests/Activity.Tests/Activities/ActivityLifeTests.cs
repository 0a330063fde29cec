using System.Net;
using System.Text.Json.Nodes;
using Linli.Contracts.Activity.V1;
using Xunit;

namespace Linli.Activity.Tests.Activities;

public sealed class ActivityLifeTests(ActivityHost host)
{
    [Fact]
    public async Task Nothing_in_the_future_is_marked_held()
    {
        var here = await Neighbourhood.AsyncFor(host);
        var id = await here.ActivityAsync(Tomorrow);

        var refused = await here.Worker.PostAsync($"/activities/{id}/hold");

        Assert.Equal((HttpStatusCode.Conflict, "activity.not_yet_held"), (refused.Status, refused.Code));
    }

    [Fact]
    public async Task A_held_activity_is_not_moved_into_the_future()
    {
        var here = await Neighbourhood.AsyncFor(host);
        var id = await here.HeldActivityAsync();
        var version = (await here.Worker.ReadAsync($"/activities/{id}")).Body!["version"]!.DeepClone();

        var refused = await here.Worker.PutAsync($"/activities/{id}", here.Draft(a => { Tomorrow(a); a["version"] = version; }));

        Assert.Equal("activity.not_yet_held", refused.Code);
    }

    [Fact]
    public async Task A_cancelled_activity_says_why_and_refuses_everything()
    {
        var here = await Neighbourhood.AsyncFor(host);
        var id = await here.ActivityAsync();
        var version = (await here.Worker.ReadAsync($"/activities/{id}")).Body!["version"]!.DeepClone();

        Assert.Equal(HttpStatusCode.BadRequest, (await here.Worker.PostAsync($"/activities/{id}/cancel", new { reason = " " })).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await here.Worker.PostAsync($"/activities/{id}/cancel", new { reason = "下雨" })).Status);

        var read = (await here.Worker.ReadAsync($"/activities/{id}")).Body!;
        Assert.Equal(("cancelled", "下雨"), ((string?)read["state"], (string?)read["cancelReason"]));
        Assert.NotNull(await host.Events.NextAsync<ActivityCancelled>(e => e.ActivityId == id));
        Assert.Equal("activity.cancelled", (await here.Worker.PostAsync($"/activities/{id}/hold")).Code);
        Assert.Equal("activity.cancelled", (await here.Worker.PostAsync($"/activities/{id}/cancel", new { reason = "again" })).Code);
        Assert.Equal("activity.cancelled", (await here.Worker.PutAsync($"/activities/{id}", here.Draft(a => a["version"] = version))).Code);
        Assert.Equal("activity.cancelled", (await here.Worker.PutAsync($"/activities/{id}/news", new { title = "t", text = "t" })).Code);
        Assert.Equal("activity.cancelled", (await here.Worker.PostAsync($"/activities/{id}/participations", Residents(3))).Code);
    }

    [Fact]
    public async Task An_activity_with_participants_is_not_cancelled_and_a_closed_one_does_not_change()
    {
        var here = await Neighbourhood.AsyncFor(host);
        var id = await here.HeldActivityAsync();
        await here.Worker.PostAsync($"/activities/{id}/participations", Residents(3));

        Assert.Equal("activity.has_participants", (await here.Worker.PostAsync($"/activities/{id}/cancel", new { reason = "x" })).Code);
        Assert.Equal(HttpStatusCode.NoContent, (await here.Worker.PostAsync($"/activities/{id}/close")).Status);
        Assert.Equal("activity.closed", (await here.Worker.PostAsync($"/activities/{id}/participations", Residents(4))).Code);
        Assert.Equal("activity.closed", (await here.Worker.PostAsync($"/activities/{id}/close")).Code);
    }

    [Fact]
    public async Task The_news_text_is_kept_with_source_author_and_date()
    {
        var here = await Neighbourhood.AsyncFor(host);
        var id = await here.HeldActivityAsync();

        var written = await here.Worker.PutAsync($"/activities/{id}/news", new { title = "开展结对共建活动", text = "12 月 7 日下午……", source = "淮海街道健康路社区", author = "通讯员", on = "2011-12-07" });

        Assert.Equal(HttpStatusCode.NoContent, written.Status);
        var news = (await here.Worker.ReadAsync($"/activities/{id}")).Body!["news"]!;
        Assert.Equal(("淮海街道健康路社区", "通讯员", "2011-12-07"), ((string?)news["source"], (string?)news["author"], (string?)news["on"]));
    }

    [Fact]
    public async Task Two_people_with_the_same_form_open_do_not_overwrite_one_another()
    {
        var here = await Neighbourhood.AsyncFor(host);
        var id = await here.ActivityAsync();
        var version = (await here.Worker.ReadAsync($"/activities/{id}")).Body!["version"]!;

        var first = await here.Worker.PutAsync($"/activities/{id}", here.Draft(a => (a["title"], a["version"]) = ("一", version.DeepClone())));
        var second = await here.Worker.PutAsync($"/activities/{id}", here.Draft(a => (a["title"], a["version"]) = ("二", version.DeepClone())));

        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.Conflict, "stale"), (first.Status, second.Status, second.Code));
        Assert.Equal("一", (string?)(await here.Worker.ReadAsync($"/activities/{id}")).Body!["title"]);
    }

    [Fact]
    public async Task An_activity_that_moves_takes_its_participants_with_it_in_the_figures()
    {
        var here = await Neighbourhood.AsyncFor(host);
        var id = await here.HeldActivityAsync(a => (a["startsAt"], a["endsAt"]) = ("2012-05-01T14:00:00+08:00", "2012-05-01T16:00:00+08:00"));
        await here.Worker.PostAsync($"/activities/{id}/participations", Residents(10, minutes: 60));
        var version = (await here.Worker.ReadAsync($"/activities/{id}")).Body!["version"]!.DeepClone();

        await here.Worker.PutAsync($"/activities/{id}", here.Draft(a =>
            (a["startsAt"], a["endsAt"], a["workArea"], a["version"]) = ("2012-06-01T14:00:00+08:00", "2012-06-01T16:00:00+08:00", "service", version)));

        var moved = await host.Events.NextAsync<ActivityChanged>(e => e.ActivityId == id);
        Assert.Equal((new DateOnly(2012, 5, 1), new DateOnly(2012, 6, 1), "party", "service"), (moved.FormerOn, moved.On, moved.FormerWorkArea, moved.WorkArea));
        var told = await host.Events.NextAsync<ParticipationRecorded>(e => e.ActivityId == id && e.WorkArea == "service");
        Assert.Equal((new DateOnly(2012, 6, 1), 10, 600, 10, 600), (told.On, told.Persons, told.Minutes, told.FormerPersons, told.FormerMinutes));
    }

    [Fact]
    public async Task An_activity_of_a_sibling_or_of_another_tenant_is_not_found_whatever_is_asked_of_it()
    {
        var here = await Neighbourhood.AsyncFor(host);
        var id = await here.HeldActivityAsync();
        var sibling = await here.Tenant.AsAsync("community-worker", await here.SiblingAsync());
        var foreign = (await Neighbourhood.AsyncFor(host)).Worker;

        foreach (var stranger in new[] { sibling, foreign })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.ReadAsync($"/activities/{id}")).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.PutAsync($"/activities/{id}", here.Draft(a => a["version"] = 1))).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.PostAsync($"/activities/{id}/hold")).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.PostAsync($"/activities/{id}/close")).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.PostAsync($"/activities/{id}/cancel", new { reason = "x" })).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.PutAsync($"/activities/{id}/news", new { title = "t", text = "t" })).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.ReadAsync($"/activities/{id}/participations")).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.ReadAsync($"/activities/{id}/sign-ups")).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.PostAsync($"/activities/{id}/participations", Residents(1))).Status);
            Assert.Equal(0, (int)(await stranger.ReadAsync("/activities")).Body!["total"]!);
        }
    }

    internal static object Residents(int persons, int minutes = 0) => new { entries = new[] { new { groupName = "社区居民", persons, minutesEach = minutes } } };

    private static void Tomorrow(JsonObject activity) =>
        (activity["startsAt"], activity["endsAt"]) = (DateTimeOffset.UtcNow.AddDays(1), DateTimeOffset.UtcNow.AddDays(1).AddHours(2));
}
