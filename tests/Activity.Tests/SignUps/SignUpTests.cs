using System.Net;
using System.Text.Json.Nodes;
using Xunit;

namespace Linli.Activity.Tests.SignUps;

public sealed class SignUpTests(ActivityHost host)
{
    [Fact]
    public async Task The_last_place_taken_by_many_in_the_same_instant_is_given_once()
    {
        var here = await Neighbourhood.AsyncFor(host);
        var id = await here.ActivityAsync(a => Places(a, 3));
        var members = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => here.MemberAsync()));

        var answers = await Task.WhenAll(members.Select(m => here.Worker.PostAsync($"/activities/{id}/sign-ups", new { memberId = m })));

        Assert.All(answers, a => Assert.Equal(HttpStatusCode.Created, a.Status));
        Assert.Equal(3, answers.Count(a => (string?)a.Body!["state"] == "confirmed"));
        var read = (await here.Worker.ReadAsync($"/activities/{id}")).Body!["signUp"]!;
        Assert.Equal((3, 13), ((int)read["taken"]!, (int)read["waiting"]!));
    }

    [Fact]
    public async Task Whoever_withdraws_makes_place_for_the_one_who_waited_longest()
    {
        var here = await Neighbourhood.AsyncFor(host);
        var id = await here.ActivityAsync(a => { Tomorrow(a); Places(a, 1); });
        var (first, second, third) = (await here.SignedInMemberAsync(), await here.SignedInMemberAsync(), await here.SignedInMemberAsync());

        Assert.Equal("confirmed", (string?)(await first.Client.PostAsync($"/activities/{id}/sign-ups/me")).Body!["state"]);
        Assert.Equal("waiting", (string?)(await second.Client.PostAsync($"/activities/{id}/sign-ups/me")).Body!["state"]);
        Assert.Equal("waiting", (string?)(await third.Client.PostAsync($"/activities/{id}/sign-ups/me")).Body!["state"]);
        Assert.Equal(HttpStatusCode.NoContent, (await first.Client.RemoveAsync($"/activities/{id}/sign-ups/me")).Status);

        Assert.Null((string?)(await first.Client.ReadAsync($"/activities/{id}")).Body!["mine"]);
        Assert.Equal("confirmed", (string?)(await second.Client.ReadAsync($"/activities/{id}")).Body!["mine"]);
        Assert.Equal("waiting", (string?)(await third.Client.ReadAsync($"/activities/{id}")).Body!["mine"]);
        var line = (await here.Worker.ReadAsync($"/activities/{id}/sign-ups")).Body!.AsArray();
        Assert.Equal(1, (int)line.Single(s => (string?)s!["state"] == "waiting")!["line"]!);
        Assert.Equal(HttpStatusCode.NotFound, (await first.Client.RemoveAsync($"/activities/{id}/sign-ups/me")).Status);
    }

    [Fact]
    public async Task Nobody_overtakes_a_unit_that_waits_for_more_places_than_are_left()
    {
        var here = await Neighbourhood.AsyncFor(host);
        var id = await here.ActivityAsync(a => Places(a, 3));
        var (unit, member) = (await here.UnitAsync(), await here.MemberAsync());

        await here.Worker.PostAsync($"/activities/{id}/sign-ups", new { memberId = await here.MemberAsync() });
        Assert.Equal("waiting", (string?)(await here.Worker.PostAsync($"/activities/{id}/sign-ups", new { unitId = unit, persons = 3 })).Body!["state"]);
        Assert.Equal("waiting", (string?)(await here.Worker.PostAsync($"/activities/{id}/sign-ups", new { memberId = member })).Body!["state"]);

        var version = (await here.Worker.ReadAsync($"/activities/{id}")).Body!["version"]!.DeepClone();
        await here.Worker.PutAsync($"/activities/{id}", here.Draft(a => { Places(a, 4); a["version"] = version; }));

        var read = (await here.Worker.ReadAsync($"/activities/{id}")).Body!["signUp"]!;
        Assert.Equal((4, 1), ((int)read["taken"]!, (int)read["waiting"]!));
    }

    [Fact]
    public async Task The_limit_does_not_fall_below_the_places_taken()
    {
        var here = await Neighbourhood.AsyncFor(host);
        var id = await here.ActivityAsync(a => Places(a, 2));
        await here.Worker.PostAsync($"/activities/{id}/sign-ups", new { memberId = await here.MemberAsync() });
        await here.Worker.PostAsync($"/activities/{id}/sign-ups", new { memberId = await here.MemberAsync() });
        var version = (await here.Worker.ReadAsync($"/activities/{id}")).Body!["version"]!.DeepClone();

        var refused = await here.Worker.PutAsync($"/activities/{id}", here.Draft(a => { Places(a, 1); a["version"] = version; }));

        Assert.Equal(("activity.limit_below_taken", "signUpLimit"), (refused.Code, refused.Field));
    }

    [Fact]
    public async Task What_cannot_be_signed_up_for_says_why()
    {
        var here = await Neighbourhood.AsyncFor(host);
        var member = await here.MemberAsync();
        var open = await here.ActivityAsync();
        var limited = await here.ActivityAsync(a => Places(a, 2));
        var held = await here.HeldActivityAsync(a => Places(a, 2));
        await here.Worker.PostAsync($"/activities/{limited}/sign-ups", new { memberId = member });

        Assert.Equal("sign_up.not_needed", (await here.Worker.PostAsync($"/activities/{open}/sign-ups", new { memberId = member })).Code);
        Assert.Equal("sign_up.twice", (await here.Worker.PostAsync($"/activities/{limited}/sign-ups", new { memberId = member })).Code);
        Assert.Equal("sign_up.more_than_places", (await here.Worker.PostAsync($"/activities/{limited}/sign-ups", new { unitId = await here.UnitAsync(), persons = 3 })).Code);
        Assert.Equal("sign_up.over", (await here.Worker.PostAsync($"/activities/{held}/sign-ups", new { memberId = member })).Code);
        Assert.NotNull((await here.Worker.PostAsync($"/activities/{limited}/sign-ups", new { })).ErrorAt("memberId"));
    }

    [Fact]
    public async Task A_member_signs_up_only_before_it_begins_and_only_in_their_own_community()
    {
        var here = await Neighbourhood.AsyncFor(host);
        var (me, _) = await here.SignedInMemberAsync();
        var begun = await here.ActivityAsync(a => Places(a, 2));
        var elsewhere = await Neighbourhood.AsyncFor(host);
        var foreign = await elsewhere.ActivityAsync(a => { Tomorrow(a); Places(a, 2); });
        var stranger = await here.Tenant.AsAsync("member", here.Community);
        var open = await here.ActivityAsync(a => { Tomorrow(a); Places(a, 2); });

        Assert.Equal("activity.started", (await me.PostAsync($"/activities/{begun}/sign-ups/me")).Code);
        Assert.Equal(HttpStatusCode.NotFound, (await me.PostAsync($"/activities/{foreign}/sign-ups/me")).Status);
        Assert.Equal("sign_up.not_a_member", (await stranger.PostAsync($"/activities/{open}/sign-ups/me")).Code);
    }

    [Fact]
    public async Task Members_of_a_sibling_or_of_another_tenant_are_unknown()
    {
        var here = await Neighbourhood.AsyncFor(host);
        var id = await here.ActivityAsync(a => Places(a, 2));
        var siblings = await here.MemberAsync(community: await here.SiblingAsync());
        var foreign = await (await Neighbourhood.AsyncFor(host)).MemberAsync();

        foreach (var member in new[] { siblings, foreign, Guid.NewGuid() })
        {
            var refused = await here.Worker.PostAsync($"/activities/{id}/sign-ups", new { memberId = member });
            Assert.Equal((HttpStatusCode.Conflict, "member.unknown", "memberId"), (refused.Status, refused.Code, refused.Field));
        }
    }

    private static void Places(JsonObject activity, int limit) => (activity["signUpRequired"], activity["signUpLimit"]) = (true, limit);

    private static void Tomorrow(JsonObject activity) =>
        (activity["startsAt"], activity["endsAt"]) = (DateTimeOffset.UtcNow.AddDays(1), DateTimeOffset.UtcNow.AddDays(1).AddHours(2));
}
