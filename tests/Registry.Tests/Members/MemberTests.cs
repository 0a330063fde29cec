using System.Net;
using System.Net.Http.Json;
using Linli.Contracts.Registry.V1;
using Linli.Contracts.Tenant.V1;
using Linli.TestKit;

namespace Linli.Registry.Tests.Members;

public sealed class MemberTests(RegistryHost host) : RegistryTest(host)
{
    [Fact]
    public async Task Reporting_in_gives_a_numbered_slip_and_is_told_to_the_others()
    {
        var community = await CommunityAsync();
        var unit = await UnitAsync(Admin, community);
        var id = await CreatedAsync(Admin, $"/communities/{community}/members", new { name = "布某", phone = "13900001234", unitId = unit, on = "2010-09-01" });
        var member = await GetAsync(Admin, $"/members/{id}");
        Assert.Equal(("2010-0001", "139****1234", "气象局"), (member.GetProperty("slipNumber").GetString(), member.GetProperty("phone").GetString(), member.GetProperty("unitName").GetString()));
        Assert.Equal("13900001234", (await GetAsync(Admin, $"/members/{id}/phone?reason=核对报到")).GetProperty("phone").GetString());
        var told = await Host.Events.NextAsync<MemberReportedIn>(e => e.MemberId == id);
        Assert.Equal((community, unit, new DateOnly(2010, 9, 1)), (told.CommunityId, told.UnitId, told.On));
    }

    [Fact]
    public async Task A_phone_in_full_is_shown_for_a_reason_only_and_the_reason_stands_in_the_audit()
    {
        var id = await MemberAsync(Admin, await CommunityAsync());

        using var refused = await Admin.GetAsync(new Uri($"/members/{id}/phone?reason=%20", UriKind.Relative), Cancellation);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        var said = await refused.Content.ReadFromJsonAsync<System.Text.Json.JsonElement>(Cancellation);
        Assert.Contains("审计", said.GetProperty("errors").GetProperty("reason")[0].GetString(), StringComparison.Ordinal);
        Assert.Empty((await GetAsync(Admin, $"/audit?row={id}&action=read")).GetProperty("items").EnumerateArray());

        await GetAsync(Admin, $"/members/{id}/phone?reason=通知值班");
        var entry = Assert.Single((await GetAsync(Admin, $"/audit?row={id}&action=read")).GetProperty("items").EnumerateArray());
        Assert.Equal("通知值班", entry.GetProperty("reason").GetString());
    }

    [Fact]
    public async Task Twenty_who_report_in_at_the_same_instant_get_twenty_numbers()
    {
        var community = await CommunityAsync();
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => MemberAsync(Admin, community, $"党员{i}")));
        var members = await GetAsync(Admin, "/members?size=50");
        Assert.Equal(20, members.GetProperty("items").EnumerateArray().Select(member => member.GetProperty("slipNumber").GetString()).Distinct().Count());
    }

    [Fact]
    public async Task A_slip_number_is_used_once_in_a_community()
    {
        var community = await CommunityAsync();
        await CreatedAsync(Admin, $"/communities/{community}/members", new { name = "甲某", slipNumber = "军-7" });
        var problem = await RefusedAsync(Admin.PostAsJsonAsync($"/communities/{community}/members", new { name = "乙某", slipNumber = "军-7" }, Cancellation), HttpStatusCode.Conflict, "member.slip_taken");
        Assert.Equal("slipNumber", problem.GetProperty("field").GetString());
    }

    [Fact]
    public async Task A_member_who_leaves_gives_up_every_post_and_may_report_in_elsewhere()
    {
        var (first, second) = (await CommunityAsync(), await CommunityAsync("胜利社区"));
        var (leaver, waiter) = (await MemberAsync(Admin, first, "甲某"), await MemberAsync(Admin, first, "乙某"));
        var post = await PostAsync(Admin, first, limit: 1);
        await CreatedAsync(Admin, $"/posts/{post}/claims", new { memberId = leaver });
        var waiting = await CreatedAsync(Admin, $"/posts/{post}/claims", new { memberId = waiter });

        await RefusedAsync(Admin.PostAsJsonAsync($"/members/{leaver}/report-in", new { communityId = second }, Cancellation), HttpStatusCode.Conflict, "member.already_reported_in");
        await SucceedsAsync(Admin.PostAsJsonAsync($"/members/{leaver}/leave", new { reason = "工作调动" }, Cancellation));
        await RefusedAsync(Admin.PostAsJsonAsync($"/members/{leaver}/leave", new { }, Cancellation), HttpStatusCode.Conflict, "member.already_left");
        Assert.Equal(waiting, (await Host.Events.NextAsync<PostClaimed>(e => e.MemberId == waiter)).ClaimId);
        await Host.Events.NextAsync<ClaimWithdrawn>(e => e.MemberId == leaver);
        await Host.Events.NextAsync<MemberLeft>(e => e.MemberId == leaver && e.CommunityId == first);

        await SucceedsAsync(Admin.PostAsJsonAsync($"/members/{leaver}/report-in", new { communityId = second }, Cancellation));
        var member = await GetAsync(Admin, $"/members/{leaver}");
        Assert.Equal(["胜利社区", "军民路社区"], member.GetProperty("slips").EnumerateArray().Select(slip => slip.GetProperty("communityName").GetString()));
    }

    [Theory]
    [InlineData("on", "2999-01-01", "member.in_the_future")]
    [InlineData("unitId", "00000000-0000-0000-0000-000000000001", "member.unknown_unit")]
    public async Task What_cannot_be_is_refused_at_its_field(string field, string value, string code)
    {
        var community = await CommunityAsync();
        var problem = await RefusedAsync(Admin.PostAsJsonAsync($"/communities/{community}/members", new Dictionary<string, string> { ["name"] = "甲某", [field] = value }, Cancellation), HttpStatusCode.Conflict, code);
        Assert.Equal(field, problem.GetProperty("field").GetString());
        Assert.Equal(0, (await GetAsync(Admin, "/members?state=all")).GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task A_full_phone_number_finds_its_member_and_a_part_of_it_finds_nobody()
    {
        var community = await CommunityAsync();
        await CreatedAsync(Admin, $"/communities/{community}/members", new { name = "吉某", phone = "13900005678" });
        Assert.Equal(1, (await GetAsync(Admin, "/members?q=13900005678")).GetProperty("total").GetInt32());
        Assert.Equal(0, (await GetAsync(Admin, "/members?q=1390000")).GetProperty("total").GetInt32());
        Assert.Equal(1, (await GetAsync(Admin, "/members?q=吉")).GetProperty("total").GetInt32());
        var csv = await Admin.GetStringAsync("/members/export", Cancellation);
        Assert.Contains("139****5678", csv, StringComparison.Ordinal);
        Assert.DoesNotContain("13900005678", csv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_retired_community_takes_no_new_members()
    {
        var community = await CommunityAsync();
        await Host.Events.PublishAsync(new CommunityRetired(Tenant.Id, DateTimeOffset.UtcNow, community));
        await Eventually.Async(async () => (await Admin.PostAsJsonAsync($"/communities/{community}/posts", new { name = $"岗{Guid.NewGuid():N}"[..20], limit = 1 }, Cancellation)).StatusCode == HttpStatusCode.Conflict);
        await RefusedAsync(Admin.PostAsJsonAsync($"/communities/{community}/members", new { name = "甲某" }, Cancellation), HttpStatusCode.Conflict, "community.retired");
    }

    [Fact]
    public async Task Members_stay_inside_their_community_and_tenant()
    {
        var community = await CommunityAsync();
        var id = await MemberAsync(Admin, community);
        var other = await Host.TenantAsync();
        foreach (var stranger in new[] { other.Admin, await Tenant.AsAsync("community-admin", await CommunityAsync("胜利社区")) })
        {
            using (stranger)
            {
                await HiddenAsync(stranger.GetAsync($"/members/{id}", Cancellation));
                await HiddenAsync(stranger.GetAsync($"/members/{id}/phone", Cancellation));
                await HiddenAsync(stranger.PutAsJsonAsync($"/members/{id}?version=1", new { name = "x" }, Cancellation));
                await HiddenAsync(stranger.PostAsJsonAsync($"/members/{id}/leave", new { }, Cancellation));
                await HiddenAsync(stranger.PostAsJsonAsync($"/communities/{community}/members", new { name = "x" }, Cancellation));
                Assert.Equal(0, (await GetAsync(stranger, $"/members/names?ids={id}")).GetArrayLength());
                Assert.Equal(0, (await GetAsync(stranger, "/members")).GetProperty("total").GetInt32());
            }
        }
    }
}
