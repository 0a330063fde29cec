using System.Net;
using System.Text.Json.Nodes;
using Linli.Contracts.Activity.V1;
using Xunit;

namespace Linli.Activity.Tests.Participations;

public sealed class ParticipationTests(ActivityHost host)
{
    [Fact]
    public async Task Members_people_of_units_and_residents_are_recorded_in_one_list_and_told()
    {
        var here = await Neighbourhood.AsyncFor(host);
        var unit = await here.UnitAsync();
        var member = await here.MemberAsync(unit);
        var id = await here.HeldActivityAsync();

        var recorded = await here.Worker.PostAsync($"/activities/{id}/participations", new
        {
            entries = new object[]
            {
                new { memberId = member, minutesEach = 90 },
                new { unitId = unit, groupName = "学生党员", persons = 12, minutesEach = 180 },
                new { groupName = "健康路社区老党员", persons = 12, minutesEach = 0 },
            },
        });

        Assert.Equal(HttpStatusCode.Created, recorded.Status);
        var read = (await here.Worker.ReadAsync($"/activities/{id}")).Body!;
        Assert.Equal((25, 90 + 12 * 180), ((int)read["persons"]!, (int)read["minutes"]!));
        var told = await host.Events.NextAsync<ParticipationRecorded>(e => e.ActivityId == id && e.MemberId == member);
        Assert.Equal((unit, 1, 90, 0, 0), (told.UnitId, told.Persons, told.Minutes, told.FormerPersons, told.FormerMinutes));
        Assert.Equal(2160, (await host.Events.NextAsync<ParticipationRecorded>(e => e.ActivityId == id && e.Persons == 12 && e.UnitId == unit)).Minutes);
    }

    [Fact]
    public async Task A_correction_tells_the_former_values_and_keeps_them_with_its_reason()
    {
        var here = await Neighbourhood.AsyncFor(host);
        var id = await here.HeldActivityAsync();
        var participation = await RecordAsync(here, id, new { groupName = "居民", persons = 20, minutesEach = 60 });

        var corrected = await here.Worker.PutAsync($"/activities/{id}/participations/{participation}", new { persons = 18, minutesEach = 90, reason = "数错了" });

        Assert.Equal(HttpStatusCode.NoContent, corrected.Status);
        var told = await host.Events.NextAsync<ParticipationRecorded>(e => e.ParticipationId == participation && e.FormerPersons > 0);
        Assert.Equal((18, 1620, 20, 1200), (told.Persons, told.Minutes, told.FormerPersons, told.FormerMinutes));
        var former = (await here.Worker.ReadAsync($"/activities/{id}/participations")).Body![0]!["formers"]![0]!;
        Assert.Equal((20, 60, "数错了"), ((int)former["persons"]!, (int)former["minutesEach"]!, (string?)former["reason"]));
    }

    [Fact]
    public async Task A_record_taken_back_counts_nothing_is_kept_and_may_be_made_again()
    {
        var here = await Neighbourhood.AsyncFor(host);
        var id = await here.HeldActivityAsync();
        var member = await here.MemberAsync();
        var participation = await RecordAsync(here, id, new { memberId = member, minutesEach = 60 });

        await here.Worker.PostAsync($"/activities/{id}/participations/{participation}/take-back", new { reason = "没有来" });

        var told = await host.Events.NextAsync<ParticipationRecorded>(e => e.ParticipationId == participation && e.Persons == 0);
        Assert.Equal((0, 1, 60), (told.Minutes, told.FormerPersons, told.FormerMinutes));
        Assert.Equal(0, (int)(await here.Worker.ReadAsync($"/activities/{id}")).Body!["persons"]!);
        Assert.Equal("participation.taken_back", (await here.Worker.PostAsync($"/activities/{id}/participations/{participation}/take-back", new { reason = "x" })).Code);
        await RecordAsync(here, id, new { memberId = member, minutesEach = 30 });
        Assert.Equal(2, (await here.Worker.ReadAsync($"/activities/{id}/participations")).Body!.AsArray().Count);
    }

    [Fact]
    public async Task Nobody_takes_part_longer_than_the_activity_lasted()
    {
        var here = await Neighbourhood.AsyncFor(host);
        var id = await here.HeldActivityAsync();

        var refused = await here.Worker.PostAsync($"/activities/{id}/participations", Entries(new { groupName = "居民", persons = 5, minutesEach = 181 }));
        Assert.Equal((HttpStatusCode.Conflict, "participation.longer_than_activity", "minutesEach"), (refused.Status, refused.Code, refused.Field));
        Assert.Contains("3", refused.Title, StringComparison.Ordinal);

        var participation = await RecordAsync(here, id, new { groupName = "居民", persons = 5, minutesEach = 180 });
        Assert.Equal("participation.longer_than_activity", (await here.Worker.PutAsync($"/activities/{id}/participations/{participation}", new { persons = 5, minutesEach = 200, reason = "x" })).Code);
        var version = (await here.Worker.ReadAsync($"/activities/{id}")).Body!["version"]!.DeepClone();
        var shorter = here.Draft(a => (a["endsAt"], a["version"]) = (((DateTimeOffset)a["startsAt"]!).AddHours(1), version));
        Assert.Equal("activity.shorter_than_recorded", (await here.Worker.PutAsync($"/activities/{id}", shorter)).Code);
    }

    [Fact]
    public async Task Where_people_sign_up_no_more_take_part_than_did_but_residents_may_drop_in()
    {
        var here = await Neighbourhood.AsyncFor(host);
        var (one, two) = (await here.MemberAsync(), await here.MemberAsync());
        var id = await here.ActivityAsync(a => (a["signUpRequired"], a["signUpLimit"]) = (true, 5));
        await here.Worker.PostAsync($"/activities/{id}/sign-ups", new { memberId = one });
        await here.Worker.PostAsync($"/activities/{id}/hold");

        var refused = await here.Worker.PostAsync($"/activities/{id}/participations", Entries(new { memberId = one }, new { memberId = two }));
        Assert.Equal("participation.more_than_signed_up", refused.Code);
        Assert.Empty((await here.Worker.ReadAsync($"/activities/{id}/participations")).Body!.AsArray());

        await RecordAsync(here, id, new { memberId = one });
        await RecordAsync(here, id, new { groupName = "路过的居民", persons = 50 });
    }

    [Fact]
    public async Task The_same_member_or_group_is_recorded_once_even_in_the_same_instant()
    {
        var here = await Neighbourhood.AsyncFor(host);
        var member = await here.MemberAsync();
        var id = await here.HeldActivityAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => here.Worker.PostAsync($"/activities/{id}/participations", Entries(new { memberId = member }))));

        Assert.Single(answers, a => a.Status == HttpStatusCode.Created);
        Assert.All(answers.Where(a => a.Status != HttpStatusCode.Created), a => Assert.Equal("participation.twice", a.Code));
    }

    [Fact]
    public async Task Only_a_held_activity_takes_records_and_each_line_says_who()
    {
        var here = await Neighbourhood.AsyncFor(host);
        var planned = await here.ActivityAsync();

        Assert.Equal("activity.not_held", (await here.Worker.PostAsync($"/activities/{planned}/participations", Entries(new { groupName = "居民", persons = 1 }))).Code);
        var refused = await here.Worker.PostAsync($"/activities/{planned}/participations", Entries(new { persons = 0, minutesEach = -1 }, new { groupName = "居民" }));
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.All(["entries[0].groupName", "entries[0].persons", "entries[0].minutesEach", "entries[1].persons"], field => Assert.NotNull(refused.ErrorAt(field)));
        Assert.NotNull((await here.Worker.PostAsync($"/activities/{planned}/participations", Entries())).ErrorAt("entries"));
    }

    [Fact]
    public async Task Members_see_the_activity_but_not_who_took_part()
    {
        var here = await Neighbourhood.AsyncFor(host);
        var id = await here.HeldActivityAsync();
        var (me, _) = await here.SignedInMemberAsync();

        Assert.Equal(HttpStatusCode.OK, (await me.ReadAsync($"/activities/{id}")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await me.ReadAsync($"/activities/{id}/participations")).Status);
    }

    private static JsonObject Entries(params object[] entries) => new() { ["entries"] = System.Text.Json.JsonSerializer.SerializeToNode(entries) };

    private static async Task<Guid> RecordAsync(Neighbourhood here, Guid activity, object entry)
    {
        var recorded = await here.Worker.PostAsync($"/activities/{activity}/participations", Entries(entry));
        Assert.Equal(HttpStatusCode.Created, recorded.Status);
        return (Guid)recorded.Body!["ids"]![0]!;
    }
}
