using System.Net;
using Linli.Contracts.Activity.V1;
using Xunit;

namespace Linli.Activity.Tests.ServiceCards;

public sealed class ServiceCardTests(ActivityHost host)
{
    private static async Task ServedAsync(Neighbourhood here, Guid member, string day, int minutes)
    {
        var id = await here.HeldActivityAsync(a => (a["startsAt"], a["endsAt"]) = ($"{day}T09:00:00+08:00", $"{day}T12:00:00+08:00"));
        await here.Worker.PostAsync($"/activities/{id}/participations", new { entries = new[] { new { memberId = member, minutesEach = minutes } } });
    }

    private static async Task<(int Written, int Kept)> WriteAsync(Neighbourhood here, int quarter, string? remark = null)
    {
        var answer = await here.Worker.PostAsync($"/communities/{here.Community}/service-cards", new { year = 2012, quarter, remark });
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        return ((int)answer.Body!["written"]!, (int)answer.Body!["kept"]!);
    }

    [Fact]
    public async Task The_cards_of_a_quarter_count_what_its_members_did_in_it_and_reach_their_unit()
    {
        var here = await Neighbourhood.AsyncFor(host);
        var unit = await here.UnitAsync();
        var (served, idle) = (await here.MemberAsync(unit), await here.MemberAsync(unit));
        await ServedAsync(here, served, "2012-03-08", 120);
        await ServedAsync(here, served, "2012-03-31", 60);
        await ServedAsync(here, served, "2012-04-01", 30);

        Assert.Equal((1, 0), await WriteAsync(here, 1, "热心细致"));
        var liaison = await here.Tenant.AsAsync("unit-liaison", here.Community, unit);
        var card = (await liaison.ReadAsync("/service-cards?year=2012&quarter=1")).Body!["items"]![0]!;
        Assert.Equal((served, 2, 180, "2012-1-0001", "热心细致"), ((Guid)card["memberId"]!, (int)card["activities"]!, (int)card["minutes"]!, (string?)card["number"], (string?)card["remark"]));
        Assert.Equal(2, (await liaison.ReadAsync($"/service-cards/{card["id"]}")).Body!["lines"]!.AsArray().Count);
        var told = await host.Events.NextAsync<ServiceCardIssued>(e => e.MemberId == served);
        Assert.Equal((unit, 180), (told.UnitId!.Value, told.Minutes));
        Assert.Equal(0, (int)(await here.Admin.ReadAsync($"/service-cards?member={idle}")).Body!["total"]!);
    }

    [Fact]
    public async Task Written_again_a_card_has_the_numbers_of_now_until_the_unit_has_acknowledged_it()
    {
        var here = await Neighbourhood.AsyncFor(host);
        var unit = await here.UnitAsync();
        var member = await here.MemberAsync(unit);
        await ServedAsync(here, member, "2012-03-08", 120);
        await WriteAsync(here, 1);
        await ServedAsync(here, member, "2012-03-09", 60);
        Assert.Equal((1, 0), await WriteAsync(here, 1));
        var card = (await here.Admin.ReadAsync($"/service-cards?member={member}")).Body!["items"]![0]!;
        Assert.Equal(180, (int)card["minutes"]!);

        var liaison = await here.Tenant.AsAsync("unit-liaison", here.Community, unit);
        Assert.Equal(HttpStatusCode.NoContent, (await liaison.PostAsync($"/service-cards/{card["id"]}/acknowledge", new { reply = "收到，记入评议" })).Status);
        Assert.Equal("service_card.acknowledged", (await liaison.PostAsync($"/service-cards/{card["id"]}/acknowledge", new { })).Code);
        Assert.Equal((0, 1), await WriteAsync(here, 1));
        Assert.Equal("收到，记入评议", (string?)(await here.Admin.ReadAsync($"/service-cards/{card["id"]}")).Body!["card"]!["reply"]);
        await host.Events.NextAsync<ServiceCardAcknowledged>(e => e.MemberId == member);
    }

    [Fact]
    public async Task A_quarter_to_come_has_no_cards_and_nobody_elses_cards_are_seen()
    {
        var here = await Neighbourhood.AsyncFor(host);
        var unit = await here.UnitAsync();
        var (me, mine) = await here.SignedInMemberAsync();
        var another = await here.MemberAsync(unit);
        Assert.Equal("service_card.not_begun", (await here.Worker.PostAsync($"/communities/{here.Community}/service-cards", new { year = 2099, quarter = 1 })).Code);
        await ServedAsync(here, mine, "2012-03-08", 120);
        await ServedAsync(here, another, "2012-03-08", 90);
        Assert.Equal((2, 0), await WriteAsync(here, 1));

        var own = (await me.ReadAsync("/service-cards")).Body!;
        Assert.Equal((1, mine), ((int)own["total"]!, (Guid)own["items"]![0]!["memberId"]!));
        var theirs = (await here.Admin.ReadAsync($"/service-cards?member={another}")).Body!["items"]![0]!["id"];
        var stranger = await here.Tenant.AsAsync("unit-liaison", here.Community, await here.UnitAsync("邮政局"));
        foreach (var client in new[] { me, stranger, await here.Tenant.AsAsync("community-worker", await here.SiblingAsync()) })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await client.ReadAsync($"/service-cards/{theirs}")).Status);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await stranger.PostAsync($"/service-cards/{theirs}/acknowledge", new { })).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await here.Worker.PostAsync($"/communities/{await here.SiblingAsync("新街社区")}/service-cards", new { year = 2012, quarter = 1 })).Status);
    }
}
