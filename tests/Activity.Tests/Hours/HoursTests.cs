using System.Net;
using Linli.Contracts.Registry.V1;
using Linli.TestKit;
using Xunit;

namespace Linli.Activity.Tests.Hours;

public sealed class HoursTests(ActivityHost host)
{
    [Fact]
    public async Task A_member_reads_their_own_hours_of_a_year_and_nobody_elses()
    {
        var here = await Neighbourhood.AsyncFor(host);
        var (me, mine) = await here.SignedInMemberAsync();
        var another = await here.MemberAsync();
        var id = await here.HeldActivityAsync(a => (a["startsAt"], a["endsAt"]) = ("2012-03-08T09:00:00+08:00", "2012-03-08T12:00:00+08:00"));
        await here.Worker.PostAsync($"/activities/{id}/participations", new { entries = new[] { new { memberId = mine, minutesEach = 150 }, new { memberId = another, minutesEach = 60 } } });

        var hours = (await me.ReadAsync("/me/hours?year=2012")).Body!["hours"]!;

        Assert.Equal((1, 150), ((int)hours["activities"]!, (int)hours["minutes"]!));
        Assert.Equal(0, (int)(await me.ReadAsync("/me/hours?year=2013")).Body!["hours"]!["minutes"]!);
        Assert.Equal(HttpStatusCode.Forbidden, (await me.ReadAsync($"/members/{another}/hours?year=2012")).Status);
        Assert.Equal(60, (int)(await here.Worker.ReadAsync($"/members/{another}/hours?year=2012")).Body!["minutes"]!);
        Assert.NotNull((await me.ReadAsync("/me/hours?year=12")).ErrorAt("year"));
    }

    [Fact]
    public async Task A_units_effort_counts_its_members_its_people_and_what_it_gave()
    {
        var here = await Neighbourhood.AsyncFor(host);
        var unit = await here.UnitAsync();
        var member = await here.MemberAsync(unit);
        var id = await here.HeldActivityAsync(a => (a["startsAt"], a["endsAt"]) = ("2012-03-08T09:00:00+08:00", "2012-03-08T12:00:00+08:00"));
        await here.Worker.PostAsync($"/activities/{id}/participations", new
        {
            entries = new object[] { new { memberId = member, minutesEach = 60 }, new { unitId = unit, persons = 9, minutesEach = 120 } },
        });
        await here.GiftAsync(g => (g["giverUnitId"], g["on"], g["amount"]) = (unit, "2012-05-01", 0.1));
        await here.GiftAsync(g => (g["giverUnitId"], g["on"], g["amount"]) = (unit, "2012-05-02", 0.2));
        var liaison = await here.Tenant.AsAsync("unit-liaison", here.Community, unit);

        var effort = (await liaison.ReadAsync($"/units/{unit}/effort?year=2012")).Body!;

        Assert.Equal((1, 10, 60 + 9 * 120, 2, 0.3m), ((int)effort["activities"]!, (int)effort["persons"]!, (int)effort["minutes"]!, (int)effort["contributions"]!, (decimal)effort["money"]!));
        var other = await here.Tenant.AsAsync("unit-liaison", here.Community, await here.UnitAsync("邮政局"));
        Assert.Equal(HttpStatusCode.NotFound, (await other.ReadAsync($"/units/{unit}/effort")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await Neighbourhood.AsyncFor(host)).Admin.ReadAsync($"/units/{unit}/effort")).Status);
    }

    [Fact]
    public async Task What_a_unit_did_is_told_by_community_and_a_record_of_the_same_unit_counts_with_it_until_that_is_undone()
    {
        var here = await Neighbourhood.AsyncFor(host);
        var sibling = await here.SiblingAsync();
        var (stays, twice) = (await here.UnitAsync("国家税务局", partner: true), await here.UnitAsync("国税局"));
        await here.GiftAsync(g => (g["giverUnitId"], g["on"], g["amount"]) = (twice, "2012-05-01", 100));
        await here.Admin.PostAsync("/contributions", here.Gift(g => (g["communityId"], g["giverUnitId"], g["on"], g["amount"]) = (sibling, stays, "2012-05-02", 50)));
        var liaison = await here.Tenant.AsAsync("unit-liaison", here.Community, stays);
        async Task<(decimal Money, string Communities)> EffortAsync()
        {
            var effort = (await liaison.ReadAsync($"/units/{stays}/effort?year=2012")).Body!;
            return ((decimal)effort["money"]!, string.Join(' ', effort["communities"]!.AsArray().Select(c => $"{c!["name"]}:{c["money"]}")));
        }

        Assert.Equal((50m, "胜利社区:50.00"), await EffortAsync());
        await host.Events.PublishAsync(new UnitMerged(here.Tenant.Id, DateTimeOffset.UtcNow, twice, stays));
        await Eventually.Async(async () => (await EffortAsync()).Money == 150);
        Assert.Equal("健康路社区:100.00 胜利社区:50.00", (await EffortAsync()).Communities);
        Assert.Equal(2, (int)(await liaison.ReadAsync("/contributions")).Body!["total"]!);
        Assert.Equal(2, (int)(await here.Admin.ReadAsync($"/contributions?unit={stays}")).Body!["total"]!);
        await host.Events.PublishAsync(new UnitMergerUndone(here.Tenant.Id, DateTimeOffset.UtcNow, twice, stays));
        await Eventually.Async(async () => (await EffortAsync()).Money == 50);
        Assert.Contains((await here.Admin.ReadAsync($"/directory?community={here.Community}")).Body!["units"]!.AsArray(), unit => (string?)unit!["name"] == "国税局");
    }
}
