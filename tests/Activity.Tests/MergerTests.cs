using System.Net;
using System.Text.Json.Nodes;
using Linli.Contracts.Activity.V1;
using Linli.Contracts.Registry.V1;
using Linli.Contracts.Tenant.V1;
using Linli.ServiceDefaults;
using Linli.TestKit;
using Xunit;

namespace Linli.Activity.Tests;

/// <summary>What becomes of a merged community's activities.</summary>
public sealed class MergerTests(ActivityHost host)
{
    private static readonly DateOnly Today = TimeProvider.System.Today();

    [Fact]
    public async Task What_is_planned_is_held_by_the_community_that_goes_on_and_what_took_place_stays()
    {
        var here = await Neighbourhood.AsyncFor(host);
        var going = await here.SiblingAsync();
        var held = await here.HeldActivityAsync();
        var coming = DateTimeOffset.UtcNow.AddDays(10);
        var planned = await here.ActivityAsync(a => (a["startsAt"], a["endsAt"]) = (coming, coming.AddHours(2)));
        var gift = await here.GiftAsync();

        await MergeAsync(here, going);

        Assert.Equal(going, await CommunityOfAsync(here, $"/activities/{planned}"));
        Assert.Equal(here.Community, await CommunityOfAsync(here, $"/activities/{held}"));
        Assert.Equal(here.Community, await CommunityOfAsync(here, $"/contributions/{gift}"));
        Assert.Equal(going, (await host.Events.NextAsync<ActivityChanged>(e => e.ActivityId == planned)).CommunityId);
        Assert.DoesNotContain(host.Events.Of<ActivityChanged>(here.Tenant.Id), e => e.ActivityId == held);
        Assert.Equal(HttpStatusCode.Conflict, (await here.Admin.PostAsync("/activities", here.Draft())).Status);
    }

    [Fact]
    public async Task Who_took_part_before_the_merger_is_still_recorded_where_it_was()
    {
        var here = await Neighbourhood.AsyncFor(host);
        var going = await here.SiblingAsync();
        var (member, unit) = (await here.MemberAsync(), await here.UnitAsync());
        var held = await here.HeldActivityAsync();
        await MergeAsync(here, going);
        await host.Events.PublishAsync(new MemberMoved(here.Tenant.Id, DateTimeOffset.UtcNow, member, going, null, here.Community, Today, null));
        await host.Events.PublishAsync(new UnitChanged(here.Tenant.Id, DateTimeOffset.UtcNow, unit, going, "气象局", "institution", here.Community, "institution", Today));
        await Eventually.Async(async () => (await here.Admin.ReadAsync($"/directory?community={going}")).Body!["units"]!.AsArray().Count == 1);

        var recorded = await here.Admin.PostAsync($"/activities/{held}/participations", new JsonObject
        {
            ["entries"] = new JsonArray(
                new JsonObject { ["memberId"] = member, ["minutesEach"] = 90 },
                new JsonObject { ["unitId"] = unit, ["persons"] = 3, ["minutesEach"] = 90 }),
        });

        Assert.Equal(HttpStatusCode.Created, recorded.Status);
        Assert.Equal(here.Community, (await host.Events.NextAsync<ParticipationRecorded>(e => e.MemberId == member)).CommunityId);
        var units = (await here.Admin.ReadAsync($"/directory?community={here.Community}")).Body!["units"]!.AsArray();
        Assert.Equal("气象局", (string?)Assert.Single(units)!["name"]);
    }

    [Fact]
    public async Task How_much_would_move_on_a_day_is_said_before()
    {
        var here = await Neighbourhood.AsyncFor(host);
        var coming = DateTimeOffset.UtcNow.AddDays(10);
        await here.ActivityAsync(a => (a["startsAt"], a["endsAt"]) = (coming, coming.AddHours(2)));
        await here.HeldActivityAsync();
        await here.GiftAsync();

        var now = (await here.Admin.ReadAsync($"/communities/{here.Community}/holdings")).Body!;
        var later = (await here.Admin.ReadAsync($"/communities/{here.Community}/holdings?on={Today.AddDays(30):yyyy-MM-dd}")).Body!;

        Assert.Equal((1, 1, 1), ((int)now["planned"]!, (int)now["activities"]!, (int)now["contributions"]!));
        Assert.Equal((0, 2), ((int)later["planned"]!, (int)later["activities"]!));
    }

    private async Task MergeAsync(Neighbourhood here, Guid into)
    {
        await host.Events.PublishAsync(new CommunityRetired(here.Tenant.Id, DateTimeOffset.UtcNow, here.Community, Today, into));
        await Eventually.Async(async () => (await here.Admin.ReadAsync("/directory")).Body!["communities"]!.AsArray()
            .Any(c => (Guid)c!["id"]! == here.Community && (bool)c["retired"]!));
    }

    private static async Task<Guid> CommunityOfAsync(Neighbourhood here, string path) => (Guid)(await here.Admin.ReadAsync(path)).Body!["communityId"]!;
}
