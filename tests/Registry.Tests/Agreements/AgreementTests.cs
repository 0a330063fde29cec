using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Linli.Contracts.Registry.V1;

namespace Linli.Registry.Tests.Agreements;

public sealed class AgreementTests(RegistryHost host) : AgreementTest(host)
{
    private static readonly string[] NoAreas = ["no"];

    [Fact]
    public async Task A_draft_holds_its_parties_duties_and_term_and_is_signed_with_offices()
    {
        var community = await CommunityAsync("新街社区");
        var (tax, college) = (await UnitAsync(Admin, community, "国税局"), await UnitAsync(Admin, null, "文通学院", "school"));
        var id = await DraftAsync(Admin, community, -10, 300, college, tax);
        Assert.Equal("draft", await StateAsync(Admin, id));
        await RefusedAsync(Admin.PostAsJsonAsync($"/agreements/{id}/sign", new { communityOffice = "书记", offices = new[] { new { unitId = tax, office = "局长" } } }, Cancellation), HttpStatusCode.Conflict, "agreement.office_missing");
        await SucceedsAsync(SignAsync(Admin, id, -10));

        var signed = await GetAsync(Admin, $"/agreements/{id}");
        Assert.Equal(("in_force", "党总支书记", Day(-10)), (signed.GetProperty("state").GetString(), signed.GetProperty("communityOffice").GetString(), signed.GetProperty("signedOn").GetString()));
        Assert.Equal(["文通学院", "国税局"], signed.GetProperty("parties").EnumerateArray().Select(p => p.GetProperty("name").GetString()));
        Assert.Equal(["参加义务巡逻", "每季度走访一次"], signed.GetProperty("unitDuties").EnumerateArray().Select(d => d.GetString()));
        Assert.Equal(id, (await Host.Events.NextAsync<AgreementSigned>(e => e.AgreementId == id)).AgreementId);
        var told = await Host.Events.NextAsync<AgreementTookEffect>(e => e.AgreementId == id);
        Assert.Equal(Today.AddDays(-10), told.On);
        Assert.Equal(new[] { college, tax }.Order(), told.UnitIds.Order());
        await RefusedAsync(SignAsync(Admin, id), HttpStatusCode.Conflict, "agreement.not_a_draft");
        await RefusedAsync(Admin.DeleteAsync($"/agreements/{id}", Cancellation), HttpStatusCode.Conflict, "agreement.not_a_draft");
    }

    [Fact]
    public async Task It_begins_on_its_first_day_and_is_over_after_its_last_one()
    {
        var community = await CommunityAsync();
        var id = await SignedAsync(Admin, community, 5, 10, await UnitAsync(Admin, community));
        Assert.Equal("signed", await StateAsync(Admin, id));
        await OnDayAsync(4);
        Assert.Equal("signed", await StateAsync(Admin, id));
        await OnDayAsync(5);
        Assert.Equal("in_force", await StateAsync(Admin, id));
        await OnDayAsync(10);
        Assert.Equal("in_force", await StateAsync(Admin, id));
        await OnDayAsync(11);
        Assert.Equal("ended", await StateAsync(Admin, id));
        var ended = await Host.Events.NextAsync<AgreementEnded>(e => e.AgreementId == id);
        Assert.Equal(("expired", Today.AddDays(11)), (ended.How, ended.On));
    }

    [Fact]
    public async Task What_cannot_be_is_refused_at_its_field()
    {
        var community = await CommunityAsync();
        var unit = await UnitAsync(Admin, community);
        await RefusedAtAsync(Admin.PostAsJsonAsync($"/communities/{community}/agreements", Agreement(5, 4, unit), Cancellation), "agreement.ends_before_it_begins", "endsOn");
        await RefusedAtAsync(Admin.PostAsJsonAsync($"/communities/{community}/agreements", Agreement(1, 4, Guid.NewGuid()), Cancellation), "agreement.unknown_unit", "unitIds");
        var empty = await RefusedAsync(Admin.PostAsJsonAsync($"/communities/{community}/agreements", new { title = "", unitIds = Array.Empty<Guid>(), workAreas = NoAreas }, Cancellation), HttpStatusCode.BadRequest, "invalid");
        Assert.Equal(["beginsOn", "endsOn", "title", "unitIds", "workAreas"], empty.GetProperty("errors").EnumerateObject().Select(e => e.Name).Order());
        var id = await DraftAsync(Admin, community, -20, -10, unit);
        await RefusedAtAsync(SignAsync(Admin, id, 1), "agreement.in_the_future", "on");
        await RefusedAtAsync(SignAsync(Admin, id, -9), "agreement.signed_after_its_term", "on");
        await RefusedAsync(Admin.PostAsJsonAsync($"/agreements/{id}/end", new { reason = "不办" }, Cancellation), HttpStatusCode.Conflict, "agreement.not_signed");
        await SucceedsAsync(Admin.DeleteAsync($"/agreements/{id}", Cancellation));
        await HiddenAsync(Admin.GetAsync($"/agreements/{id}", Cancellation));
    }

    [Fact]
    public async Task A_draft_is_changed_at_the_version_that_was_read()
    {
        var community = await CommunityAsync();
        var (first, second) = (await UnitAsync(Admin, community), await UnitAsync(Admin, community, "邮政局"));
        var id = await DraftAsync(Admin, community, 1, 100, first);
        var version = (await GetAsync(Admin, $"/agreements/{id}")).GetProperty("version").GetUInt32();
        await SucceedsAsync(Admin.PutAsJsonAsync($"/agreements/{id}?version={version}", Agreement(2, 200, second, first), Cancellation));
        var changed = await GetAsync(Admin, $"/agreements/{id}");
        Assert.Equal(["邮政局", "气象局"], changed.GetProperty("parties").EnumerateArray().Select(p => p.GetProperty("name").GetString()));
        using var stale = await Admin.PutAsJsonAsync($"/agreements/{id}?version={version}", Agreement(3, 300, first), Cancellation);
        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
    }

    [Fact]
    public async Task The_list_finds_by_title_unit_and_initials_and_by_state_unit_and_how_soon_it_ends()
    {
        var community = await CommunityAsync();
        var (tax, post) = (await UnitAsync(Admin, community, "国税局"), await UnitAsync(Admin, community, "邮政局"));
        await SignedAsync(Admin, community, -300, 20, tax);
        await SignedAsync(Admin, community, -300, 200, post);
        await DraftAsync(Admin, community, 1, 400, tax, post);
        Assert.Equal((3, 2, 2, 3), (await FoundAsync(Admin, "q=共建协议"), await FoundAsync(Admin, "q=gsj"), await FoundAsync(Admin, $"unit={post}"), await FoundAsync(Admin, "workArea=safety-1")));
        Assert.Equal((1, 2, 1, 1), (await FoundAsync(Admin, "state=draft"), await FoundAsync(Admin, "state=in_force"), await FoundAsync(Admin, "days=30"), await FoundAsync(Admin, "state=due")));
        Assert.Contains("待续签", await Admin.GetStringAsync("/agreements/export?sort=endsOn", Cancellation), StringComparison.Ordinal);
        var first = await GetAsync(Admin, "/agreements?sort=endsOn&size=2");
        var rest = await GetAsync(Admin, $"/agreements?sort=endsOn&size=2&after={first.GetProperty("next").GetString()}");
        Assert.Equal(3, first.GetProperty("items").EnumerateArray().Concat(rest.GetProperty("items").EnumerateArray()).Select(a => a.GetProperty("id").GetGuid()).Distinct().Count());
    }

    [Fact]
    public async Task A_liaison_reads_what_the_own_unit_signed_and_nothing_else_and_changes_none()
    {
        var community = await CommunityAsync();
        var (own, other) = (await UnitAsync(Admin, community), await UnitAsync(Admin, community, "邮政局"));
        var (theirs, foreign) = (await SignedAsync(Admin, community, -1, 100, own), await SignedAsync(Admin, community, -1, 100, other));
        using var liaison = await Tenant.AsAsync("unit-liaison", community, own);
        Assert.Equal(1, await FoundAsync(liaison, "state=all"));
        Assert.Equal("in_force", await StateAsync(liaison, theirs));
        await HiddenAsync(liaison.GetAsync($"/agreements/{foreign}", Cancellation));
        using var refused = await liaison.PostAsJsonAsync($"/agreements/{theirs}/end", new { reason = "不办" }, Cancellation);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    private static async Task RefusedAtAsync(Task<HttpResponseMessage> request, string code, string field) =>
        Assert.Equal(field, (await RefusedAsync(request, HttpStatusCode.Conflict, code)).GetProperty("field").GetString());
}
