using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Linli.Contracts.Registry.V1;
using Linli.Contracts.Tenant.V1;

namespace Linli.Registry.Tests.Posts;

public sealed class PostTests(RegistryHost host) : RegistryTest(host)
{
    private static async Task<JsonElement> ClaimAsync(HttpClient client, Guid post, Guid member)
    {
        using var response = await client.PostAsJsonAsync($"/posts/{post}/claims", new { memberId = member }, Cancellation);
        Assert.True(response.StatusCode == HttpStatusCode.Created, await response.Content.ReadAsStringAsync(Cancellation));
        return await response.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
    }

    private async Task<string?[]> StatesAsync(Guid post) =>
        [.. (await GetAsync(Admin, $"/posts/{post}/claims?ended=true")).EnumerateArray().Select(claim => claim.GetProperty("state").GetString())];

    [Fact]
    public async Task A_new_community_has_the_twelve_posts_once_however_often_it_is_announced()
    {
        var id = Guid.CreateVersion7();
        var created = new CommunityCreated(Tenant.Id, DateTimeOffset.UtcNow, id, null, "健康路社区");
        var message = await Host.Events.PublishAsync(created);
        await Host.Events.PublishAsync(created, message);
        await Host.Events.PublishAsync(created);
        await TestKit.Eventually.Async(async () => (await Admin.GetAsync($"/communities/{id}/posts", Cancellation)).IsSuccessStatusCode);
        await CommunityAsync("后来的社区");
        var posts = (await GetAsync(Admin, $"/communities/{id}/posts")).EnumerateArray().ToList();
        Assert.Equal(["政策宣传", "文化娱乐", "帮教", "双拥", "护楼员", "扶贫帮困", "民事调解", "消防安全", "计划生育监督", "卫生巡逻", "科普知识宣传", "清理保洁"], posts.Select(post => post.GetProperty("name").GetString()));
        Assert.All(posts, post => Assert.Equal(40, post.GetProperty("limit").GetInt32()));
    }

    [Fact]
    public async Task Fifty_who_claim_the_last_place_in_the_same_instant_give_one_holder_and_a_waiting_list_in_order()
    {
        var community = await CommunityAsync();
        var post = await PostAsync(Admin, community, limit: 1);
        var members = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => MemberAsync(Admin, community, $"党员{i}")));
        var answers = await Task.WhenAll(members.Select(member => ClaimAsync(Admin, post, member)));

        Assert.Single(answers, answer => answer.GetProperty("state").GetString() == "held");
        var waiting = answers.Where(answer => answer.GetProperty("state").GetString() == "waiting").ToList();
        Assert.Equal(Enumerable.Range(1, 49), waiting.Select(answer => answer.GetProperty("place").GetInt32()).Order());
        var listed = (await GetAsync(Admin, $"/posts/{post}/claims")).EnumerateArray().Skip(1).Select(claim => claim.GetProperty("id").GetGuid());
        Assert.Equal(waiting.OrderBy(answer => answer.GetProperty("place").GetInt32()).Select(answer => answer.GetProperty("id").GetGuid()), listed);
        await Host.Events.NextAsync<PostClaimed>(e => e.PostId == post);
        Assert.Single(Host.Events.Of<PostClaimed>(Tenant.Id), e => e.PostId == post);
    }

    [Fact]
    public async Task Places_that_are_given_back_while_others_claim_never_exceed_the_limit_and_none_stays_empty()
    {
        var community = await CommunityAsync();
        var post = await PostAsync(Admin, community, limit: 5);
        var first = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => MemberAsync(Admin, community, $"先{i}")));
        var then = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => MemberAsync(Admin, community, $"后{i}")));
        var claims = await Task.WhenAll(first.Select(member => ClaimAsync(Admin, post, member)));
        await Task.WhenAll(
            Task.WhenAll(claims.Select(claim => SucceedsAsync(Admin.PostAsync($"/claims/{claim.GetProperty("id").GetGuid()}/withdraw", null, Cancellation)))),
            Task.WhenAll(then.Select(member => ClaimAsync(Admin, post, member))));
        var states = await StatesAsync(post);
        Assert.Equal((10, 5, 5), (states.Count(s => s == "withdrawn"), states.Count(s => s == "held"), states.Count(s => s == "waiting")));
        Assert.Equal(5, (await GetAsync(Admin, $"/posts/{post}")).GetProperty("taken").GetInt32());
    }

    [Fact]
    public async Task A_post_is_claimed_once_and_again_after_withdrawing()
    {
        var community = await CommunityAsync();
        var (post, member) = (await PostAsync(Admin, community, limit: 3), await MemberAsync(Admin, community));
        var claim = (await ClaimAsync(Admin, post, member)).GetProperty("id").GetGuid();
        await RefusedAsync(Admin.PostAsJsonAsync($"/posts/{post}/claims", new { memberId = member }, Cancellation), HttpStatusCode.Conflict, "claim.already_claimed");
        Assert.Equal(1, (await GetAsync(Admin, $"/posts/{post}")).GetProperty("taken").GetInt32());
        await SucceedsAsync(Admin.PostAsync($"/claims/{claim}/withdraw", null, Cancellation));
        await RefusedAsync(Admin.PostAsync($"/claims/{claim}/withdraw", null, Cancellation), HttpStatusCode.Conflict, "claim.ended");
        Assert.Equal("held", (await ClaimAsync(Admin, post, member)).GetProperty("state").GetString());
    }

    [Fact]
    public async Task A_claim_that_needs_approval_keeps_its_place_until_it_is_decided()
    {
        var community = await CommunityAsync();
        var post = await PostAsync(Admin, community, limit: 1, needsApproval: true);
        var (first, second) = (await ClaimAsync(Admin, post, await MemberAsync(Admin, community, "甲某")), await ClaimAsync(Admin, post, await MemberAsync(Admin, community, "乙某")));
        Assert.Equal(["pending", "waiting"], await StatesAsync(post));
        await RefusedAsync(Admin.PostAsync($"/claims/{second.GetProperty("id").GetGuid()}/approve", null, Cancellation), HttpStatusCode.Conflict, "claim.nothing_to_decide");
        await SucceedsAsync(Admin.PostAsJsonAsync($"/claims/{first.GetProperty("id").GetGuid()}/decline", new { reason = "时间不合" }, Cancellation));
        Assert.Equal(["declined", "pending"], await StatesAsync(post));
        Assert.DoesNotContain(Host.Events.Of<PostClaimed>(Tenant.Id), e => e.PostId == post);
        await SucceedsAsync(Admin.PostAsync($"/claims/{second.GetProperty("id").GetGuid()}/approve", null, Cancellation));
        Assert.Equal(["declined", "held"], await StatesAsync(post));
        await Host.Events.NextAsync<PostClaimed>(e => e.ClaimId == second.GetProperty("id").GetGuid());
    }

    [Fact]
    public async Task More_places_go_to_those_who_wait_and_fewer_than_taken_are_refused()
    {
        var community = await CommunityAsync();
        var post = await PostAsync(Admin, community, limit: 1);
        foreach (var name in new[] { "甲某", "乙某", "丙某" })
        {
            await ClaimAsync(Admin, post, await MemberAsync(Admin, community, name));
        }
        await SucceedsAsync(Admin.PutAsJsonAsync($"/posts/{post}", new { name = "护楼员二组", limit = 2 }, Cancellation));
        Assert.Equal(["held", "held", "waiting"], await StatesAsync(post));
        var problem = await RefusedAsync(Admin.PutAsJsonAsync($"/posts/{post}", new { name = "护楼员二组", limit = 1 }, Cancellation), HttpStatusCode.Conflict, "post.limit_below_taken");
        Assert.Equal("limit", problem.GetProperty("field").GetString());
        await RefusedAsync(Admin.PostAsync($"/posts/{post}/close", null, Cancellation), HttpStatusCode.Conflict, "post.still_taken");
    }

    [Fact]
    public async Task A_member_claims_and_withdraws_by_themselves_and_only_their_own()
    {
        var community = await CommunityAsync();
        var token = await Tenant.TokenAsync("member", community);
        var person = Guid.Parse(new Microsoft.IdentityModel.JsonWebTokens.JsonWebToken(token).Subject);
        using var me = Host.Client(token);
        var post = await PostAsync(Admin, community, limit: 5);
        await RefusedAsync(me.PostAsync($"/posts/{post}/claims/mine", null, Cancellation), HttpStatusCode.Conflict, "claim.not_a_member");
        await HiddenAsync(me.GetAsync("/members/me", Cancellation));

        var member = await MemberAsync(Admin, community, "李某", person);
        Assert.Equal(person, (await Host.Events.NextAsync<MemberLinked>(e => e.MemberId == member)).PersonId);
        var others = (await ClaimAsync(Admin, post, await MemberAsync(Admin, community, "乙某"))).GetProperty("id").GetGuid();
        await SucceedsAsync(me.PostAsync($"/posts/{post}/claims/mine", null, Cancellation));
        var mine = (await GetAsync(me, $"/posts/{post}")).GetProperty("myClaim");
        Assert.Equal("held", mine.GetProperty("state").GetString());
        Assert.Equal("held", (await GetAsync(me, "/members/me")).GetProperty("claims")[0].GetProperty("state").GetString());
        await HiddenAsync(me.PostAsync($"/claims/{others}/withdraw/mine", null, Cancellation));
        await SucceedsAsync(me.PostAsync($"/claims/{mine.GetProperty("id").GetGuid()}/withdraw/mine", null, Cancellation));

        using var refused = await me.GetAsync($"/posts/{post}/claims", Cancellation);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    [Fact]
    public async Task Posts_and_claims_stay_inside_their_community_and_tenant()
    {
        var community = await CommunityAsync();
        var (post, member) = (await PostAsync(Admin, community, limit: 5), await MemberAsync(Admin, community));
        var claim = (await ClaimAsync(Admin, post, member)).GetProperty("id").GetGuid();
        var other = await Host.TenantAsync();
        var sibling = await CommunityAsync("胜利社区");
        foreach (var stranger in new[] { other.Admin, await Tenant.AsAsync("community-admin", sibling) })
        {
            using (stranger)
            {
                await HiddenAsync(stranger.GetAsync($"/communities/{community}/posts", Cancellation));
                await HiddenAsync(stranger.GetAsync($"/posts/{post}", Cancellation));
                await HiddenAsync(stranger.GetAsync($"/posts/{post}/claims", Cancellation));
                await HiddenAsync(stranger.PostAsJsonAsync($"/posts/{post}/claims", new { memberId = member }, Cancellation));
                await HiddenAsync(stranger.PostAsync($"/claims/{claim}/withdraw", null, Cancellation));
                await HiddenAsync(stranger.PostAsync($"/claims/{claim}/approve", null, Cancellation));
                await HiddenAsync(stranger.PostAsJsonAsync($"/claims/{claim}/decline", new { reason = "x" }, Cancellation));
            }
        }
        await RefusedAsync(Admin.PostAsJsonAsync($"/posts/{post}/claims", new { memberId = await MemberAsync(Admin, sibling, "丁某") }, Cancellation), HttpStatusCode.Conflict, "claim.not_reported_in");
    }

    [Fact]
    public async Task The_workload_of_a_post_is_shown_to_whoever_decides_on_the_next_claim()
    {
        var community = await CommunityAsync();
        var patrol = await CreatedAsync(Admin, $"/communities/{community}/posts", new { name = "夜间巡逻", limit = 5, monthlyHours = 12 });
        var decided = await CreatedAsync(Admin, $"/communities/{community}/posts", new { name = "帮教二组", limit = 5, needsApproval = true, monthlyHours = 6 });
        var member = await MemberAsync(Admin, community);
        await ClaimAsync(Admin, patrol, member);
        await ClaimAsync(Admin, decided, member);
        var pending = Assert.Single((await GetAsync(Admin, "/claims/pending")).EnumerateArray());
        Assert.Equal((1, 12), (pending.GetProperty("postsHeld").GetInt32(), pending.GetProperty("monthlyHours").GetInt32()));
        Assert.Equal(12, (await GetAsync(Admin, $"/posts/{patrol}")).GetProperty("monthlyHours").GetInt32());
        await SucceedsAsync(Admin.PutAsJsonAsync($"/posts/{patrol}", new { name = "夜间巡逻", limit = 5 }, Cancellation));
        Assert.Equal(JsonValueKind.Null, (await GetAsync(Admin, $"/posts/{patrol}")).GetProperty("monthlyHours").ValueKind);
        await RefusedAsync(Admin.PutAsJsonAsync($"/posts/{patrol}", new { name = "夜间巡逻", limit = 5, monthlyHours = 0 }, Cancellation), HttpStatusCode.BadRequest, "invalid");
    }
}
