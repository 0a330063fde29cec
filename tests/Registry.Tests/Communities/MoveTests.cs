using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Linli.Contracts.Registry.V1;
using Linli.Contracts.Tenant.V1;
using Linli.ServiceDefaults;
using Linli.TestKit;

namespace Linli.Registry.Tests.Communities;

/// <summary>What the registry does when Tenant says that communities were merged, split, or their grids renamed.</summary>
public sealed class MoveTests(RegistryHost host) : RegistryTest(host)
{
    private static readonly DateOnly Today = TimeProvider.System.Today();

    [Fact]
    public async Task Units_members_and_claims_of_a_merged_community_belong_to_the_one_that_goes_on_and_nobody_loses_a_place()
    {
        var (ending, going) = (await CommunityAsync("胜利社区"), await CommunityAsync("新街社区"));
        var unit = await UnitAsync(Admin, ending);
        var retired = await UnitAsync(Admin, ending, "停办单位");
        await SucceedsAsync(Admin.PostAsJsonAsync($"/units/{retired}/retire", new { reason = "迁走" }, Cancellation));
        var (member, stays) = (await MemberAsync(Admin, ending, "张某"), await MemberAsync(Admin, going, "王某"));
        await ClaimAsync(await PostOfAsync(ending, "帮教"), member);
        await ClaimAsync(await PostOfAsync(going, "帮教"), stays);

        await MergeAsync(ending, going);

        Assert.Equal(going, await CommunityOfAsync($"/units/{unit}"));
        Assert.Equal(ending, await CommunityOfAsync($"/units/{retired}"));
        Assert.Equal(going, await CommunityOfAsync($"/members/{member}"));
        var post = (await GetAsync(Admin, $"/communities/{going}/posts")).EnumerateArray().Single(p => p.GetProperty("name").GetString() == "帮教");
        Assert.Equal((80, 2), (post.GetProperty("limit").GetInt32(), post.GetProperty("taken").GetInt32()));
        Assert.Equal(12, (await GetAsync(Admin, $"/communities/{going}/posts")).GetArrayLength());

        var unitTold = await Host.Events.NextAsync<UnitChanged>(e => e.UnitId == unit && e.MovedOn != null);
        Assert.Equal((going, ending, Today), (unitTold.CommunityId, unitTold.FormerCommunityId, unitTold.MovedOn));
        var memberTold = await Host.Events.NextAsync<MemberMoved>(e => e.MemberId == member);
        Assert.Equal((going, ending, Today), (memberTold.CommunityId, memberTold.FormerCommunityId, memberTold.On));
        await Host.Events.NextAsync<PostClaimed>(e => e.MemberId == member && e.CommunityId == going);
        await RefusedAsync(Admin.PostAsJsonAsync($"/communities/{ending}/members", new { name = "李某" }, Cancellation), HttpStatusCode.Conflict, "community.retired");
    }

    [Fact]
    public async Task A_community_made_of_others_takes_over_their_posts_and_a_message_that_comes_again_moves_nothing_twice()
    {
        var (one, other) = (await CommunityAsync("甲社区"), await CommunityAsync("乙社区"));
        await PostAsync(Admin, one, limit: 3);
        var created = Guid.CreateVersion7();
        var said = new CommunityRetired(Tenant.Id, DateTimeOffset.UtcNow, one, Today, created);
        await Host.Events.PublishAsync(said);
        await Host.Events.PublishAsync(new CommunityCreated(Tenant.Id, DateTimeOffset.UtcNow, created, null, "丙社区", On: Today, FromMerger: true));
        await Host.Events.PublishAsync(said with { CommunityId = other });
        await Host.Events.PublishAsync(said);

        var posts = await Eventually.Async(() => GetPostsAsync(created), p => p.Count == 13 && p.Count(x => x.GetProperty("limit").GetInt32() == 80) == 12);
        Assert.Equal(3, posts.Single(p => p.GetProperty("name").GetString()!.StartsWith("岗位", StringComparison.Ordinal)).GetProperty("limit").GetInt32());
    }

    [Fact]
    public async Task Those_who_were_chosen_go_over_in_a_split_with_their_places_and_who_waited_moves_up()
    {
        var whole = await CommunityAsync("军民路社区");
        var (unit, other) = (await UnitAsync(Admin, whole, "学校"), await UnitAsync(Admin, whole, "医院"));
        var (goes, stays) = (await MemberAsync(Admin, whole, "张某"), await MemberAsync(Admin, whole, "王某"));
        var post = await PostAsync(Admin, whole, limit: 1);
        await ClaimAsync(post, goes);
        await ClaimAsync(post, stays);
        var part = await CommunityAsync("军民路东社区");

        await Host.Events.PublishAsync(new CommunitySplit(Tenant.Id, DateTimeOffset.UtcNow, whole, part, Today, [unit, Guid.CreateVersion7()], [goes]));

        await Eventually.Async(async () => await CommunityOfAsync($"/members/{goes}") == part);
        Assert.Equal((part, whole, whole), (await CommunityOfAsync($"/units/{unit}"), await CommunityOfAsync($"/units/{other}"), await CommunityOfAsync($"/members/{stays}")));
        Assert.Equal("held", (await GetAsync(Admin, $"/posts/{post}/claims")).EnumerateArray().Single().GetProperty("state").GetString());
        var moved = (await GetPostsAsync(part)).Single(p => p.GetProperty("name").GetString()!.StartsWith("岗位", StringComparison.Ordinal));
        Assert.Equal((1, 1), (moved.GetProperty("limit").GetInt32(), moved.GetProperty("taken").GetInt32()));
    }

    [Fact]
    public async Task A_profile_after_the_merger_states_the_people_of_both_so_that_none_is_counted_twice()
    {
        var (ending, going) = (await CommunityAsync("胜利社区"), await CommunityAsync("新街社区"));
        await ProfileAsync(ending, 3000);
        await ProfileAsync(going, 5000);
        await MergeAsync(ending, going);
        var version = (await GetAsync(Admin, $"/communities/{going}/profiles/{Today.Year}")).GetProperty("version").GetUInt32();

        await ProfileAsync(going, 8000, version);

        await Host.Events.NextAsync<ProfileRecorded>(e => e.CommunityId == ending && e.Population == null);
        Assert.Equal(3000, (await GetAsync(Admin, $"/communities/{ending}/profiles/{Today.Year}")).GetProperty("figures").GetProperty("population").GetInt32());
    }

    [Fact]
    public async Task Units_are_in_the_grid_under_its_new_name()
    {
        var community = await CommunityAsync();
        var unit = await CreatedAsync(Admin, "/units", new { communityId = community, kind = "school", name = "小学", grid = "一" });
        await Host.Events.PublishAsync(new GridRenamed(Tenant.Id, DateTimeOffset.UtcNow, community, Guid.CreateVersion7(), "第一网格", "一"));

        await Eventually.Async(async () => (await GetAsync(Admin, $"/units/{unit}")).GetProperty("grid").GetString() == "第一网格");
    }

    [Fact]
    public async Task How_much_would_move_is_said_before()
    {
        var community = await CommunityAsync();
        await UnitAsync(Admin, community);
        await ClaimAsync(await PostOfAsync(community, "帮教"), await MemberAsync(Admin, community));

        var held = await GetAsync(Admin, $"/communities/{community}/holdings");

        Assert.Equal((1, 1, 12, 1), (held.GetProperty("units").GetInt32(), held.GetProperty("members").GetInt32(), held.GetProperty("posts").GetInt32(), held.GetProperty("claims").GetInt32()));
    }

    private async Task MergeAsync(Guid from, Guid into)
    {
        await Host.Events.PublishAsync(new CommunityRetired(Tenant.Id, DateTimeOffset.UtcNow, from, Today, into));
        await Eventually.Async(async () => (await GetAsync(Admin, "/communities")).EnumerateArray()
            .Any(c => c.GetProperty("id").GetGuid() == from && c.GetProperty("isRetired").GetBoolean()));
    }

    private async Task<Guid> PostOfAsync(Guid community, string name) =>
        (await GetPostsAsync(community)).Single(p => p.GetProperty("name").GetString() == name).GetProperty("id").GetGuid();

    private async Task<List<JsonElement>> GetPostsAsync(Guid community)
    {
        using var answer = await Admin.GetAsync($"/communities/{community}/posts", Cancellation);
        return answer.IsSuccessStatusCode ? [.. (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).EnumerateArray()] : [];
    }

    private Task ClaimAsync(Guid post, Guid member) => SucceedsAsync(Admin.PostAsJsonAsync($"/posts/{post}/claims", new { memberId = member }, Cancellation));

    private async Task<Guid> CommunityOfAsync(string path) => (await GetAsync(Admin, path)).GetProperty("communityId").GetGuid();

    private Task ProfileAsync(Guid community, int population, uint? version = null) =>
        SucceedsAsync(Admin.PutAsJsonAsync($"/communities/{community}/profiles/{Today.Year}", new { figures = new { population }, version }, Cancellation));
}
