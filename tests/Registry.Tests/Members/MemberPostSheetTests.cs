using Linli.Contracts.Registry.V1;
using Linli.TestKit;
using Xunit;

namespace Linli.Registry.Tests.Members;

/// <summary>Posts that a sheet of members claims, by the rules of a claim by hand.</summary>
public sealed class MemberPostSheetTests(RegistryHost host) : SheetTest(host, "members")
{
    private static readonly object?[] Headings = ["姓名", "电话", "报到社区", "岗位"];

    [Fact]
    public async Task A_row_claims_the_posts_that_it_names_and_the_same_sheet_again_changes_nothing()
    {
        var community = await CommunityAsync("军民路社区");
        var sheet = Workbooks.Make(Headings, ["张三", "13800138000", null, "护楼员、双拥"], ["李四", "13800138001", null, null]);

        await ImportedAsync(sheet);

        var members = await MembersAsync();
        Assert.Equal(["双拥", "护楼员"], (await PostsAsync(members["张三"])).Select(p => p.Name).Order(StringComparer.Ordinal));
        Assert.Empty(await PostsAsync(members["李四"]));
        var told = await Host.Events.NextAsync<PostClaimed>(e => e.MemberId == members["张三"] && e.PostKind == "building_watch");
        Assert.Equal(community, told.CommunityId);
        Assert.Equal((0, 0, 2, 0), (await CheckedAsync(sheet)).Counts);
    }

    [Fact]
    public async Task Who_finds_no_place_waits_what_needs_approval_awaits_it_and_the_preview_says_what_is_claimed_besides()
    {
        var community = await CommunityAsync();
        var (full, approved) = (await NamedAsync(community, "巡逻", 1), await NamedAsync(community, "调解员", 5, needsApproval: true));
        await ImportedAsync(Workbooks.Make(Headings, ["张三", "13800138000", null, "巡逻"], ["李四", "13800138001", null, "巡逻，调解员"]));

        Assert.Equal([("张三", "held"), ("李四", "waiting")], await ClaimsAsync(full));
        Assert.Equal([("李四", "pending")], await ClaimsAsync(approved));

        var (id, counts) = await CheckedAsync(Workbooks.Make(Headings, ["张三", "13800138000", null, "巡逻、调解员"]));
        Assert.Equal((0, 1, 0, 0), counts);
        var cell = Assert.Single((await GetAsync(Admin, $"/members/import/{id}/rows?verdict=changed")).GetProperty("items")[0].GetProperty("cells").EnumerateArray());
        Assert.Equal(("岗位", "巡逻", "巡逻、调解员"), (cell.GetProperty("heading").GetString(), cell.GetProperty("before").GetString(), cell.GetProperty("after").GetString()));
    }

    [Fact]
    public async Task A_post_that_the_community_does_not_have_is_named()
    {
        var community = await CommunityAsync("军民路社区");
        await NamedAsync(await CommunityAsync("健康路社区"), "巡逻", 3);
        var closed = await NamedAsync(community, "旧岗位", 3);
        await SucceedsAsync(Admin.PostAsync($"/posts/{closed}/close", null, Cancellation));

        var (id, counts) = await CheckedAsync(Workbooks.Make(Headings,
            ["张三", null, "军民路社区", "护楼员、巡逻"], ["李四", null, "军民路社区", "旧岗位"], ["王五", null, "健康路社区", "巡逻"]));

        Assert.Equal((1, 0, 0, 2), counts);
        Assert.Equal([("D2", "member.sheet_post"), ("D3", "member.sheet_post")], await FaultsAsync(id));
        Assert.Equal(2, Workbooks.Lists(await BytesAsync("template")).Count);
    }

    [Fact]
    public async Task Taken_back_the_places_are_free_and_go_to_those_who_wait()
    {
        var community = await CommunityAsync();
        var post = await NamedAsync(community, "巡逻", 1);
        await ImportedAsync(Workbooks.Make(Headings, ["老张", "13800138000"]));
        var old = (await MembersAsync())["老张"];
        var id = await ImportedAsync(Workbooks.Make(Headings, ["小李", "13800138001", null, "巡逻"], ["老张", "13800138000", null, "护楼员、巡逻"], ["小王", "13800138002", null, "巡逻"]));
        var waiting = await MemberAsync(Admin, community, "后来的人");
        await CreatedAsync(Admin, $"/posts/{post}/claims", new { memberId = waiting });
        Assert.Equal([("小李", "held"), ("小王", "waiting"), ("老张", "waiting"), ("后来的人", "waiting")], await ClaimsAsync(post));
        var li = (await MembersAsync())["小李"];

        await UndoneAsync(id);

        Assert.Equal([("后来的人", "held")], await ClaimsAsync(post));
        Assert.Empty(await PostsAsync(old));
        Assert.Equal(["后来的人", "老张"], (await MembersAsync()).Keys.Order(StringComparer.Ordinal));
        await Host.Events.NextAsync<ClaimWithdrawn>(e => e.MemberId == li);
        await Host.Events.NextAsync<PostClaimed>(e => e.MemberId == waiting);
    }

    [Fact]
    public async Task Whoever_has_been_approved_since_is_not_taken_back()
    {
        var community = await CommunityAsync();
        var post = await NamedAsync(community, "调解员", 5, needsApproval: true);
        await ImportedAsync(Workbooks.Make(Headings, ["老张", "13800138000"]));
        var id = await ImportedAsync(Workbooks.Make(Headings, ["老张", "13800138000", null, "调解员"]));
        var claim = (await GetAsync(Admin, $"/posts/{post}/claims"))[0].GetProperty("id").GetGuid();
        await SucceedsAsync(Admin.PostAsync($"/claims/{claim}/approve", null, Cancellation));

        Assert.Contains("老张", (await UndoneAsync(id, "imported")).GetProperty("problem").GetString(), StringComparison.Ordinal);
        Assert.Equal([("老张", "held")], await ClaimsAsync(post));
    }

    private Task<Guid> NamedAsync(Guid community, string name, int limit, bool needsApproval = false) =>
        CreatedAsync(Admin, $"/communities/{community}/posts", new { name, limit, needsApproval });

    private async Task<Dictionary<string, Guid>> MembersAsync() =>
        (await GetAsync(Admin, "/members")).GetProperty("items").EnumerateArray().ToDictionary(m => m.GetProperty("name").GetString()!, m => m.GetProperty("id").GetGuid());

    private async Task<List<(string Name, string State)>> PostsAsync(Guid member) =>
        [.. (await GetAsync(Admin, $"/members/{member}")).GetProperty("claims").EnumerateArray().Select(c => (c.GetProperty("postName").GetString()!, c.GetProperty("state").GetString()!))];

    private async Task<List<(string Name, string State)>> ClaimsAsync(Guid post) =>
        [.. (await GetAsync(Admin, $"/posts/{post}/claims")).EnumerateArray().Select(c => (c.GetProperty("memberName").GetString()!, c.GetProperty("state").GetString()!))];
}
