using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Linli.Contracts.Registry.V1;
using Linli.Contracts.Tenant.V1;
using Linli.ServiceDefaults.Settings;
using Linli.TestKit;

namespace Linli.Registry.Tests.Agreements;

public sealed class RenewalTests(RegistryHost host) : AgreementTest(host)
{
    [Fact]
    public async Task A_renewal_that_is_due_is_told_once_whoever_looks_and_however_often()
    {
        var community = await CommunityAsync();
        var id = await SignedAsync(Admin, community, -300, 100, await UnitAsync(Admin, community));
        await OnDayAsync(39);
        Assert.Equal(0, await ToldAsync(id));
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => OnDayAsync(40)));
        await OnDayAsync(41);
        Assert.Equal(1, await ToldAsync(id));
        Assert.Equal(Today.AddDays(100), (await Host.Events.NextAsync<AgreementEndsSoon>(e => e.AgreementId == id)).EndsOn);
    }

    [Fact]
    public async Task One_entered_late_in_its_term_is_due_at_once_and_on_the_to_do_list()
    {
        var community = await CommunityAsync();
        var id = await SignedAsync(Admin, community, -300, 59, await UnitAsync(Admin, community));
        await Host.Events.NextAsync<AgreementEndsSoon>(e => e.AgreementId == id);
        var due = await GetAsync(Admin, $"/agreements?state=due&community={community}");
        Assert.True(due.GetProperty("items")[0].GetProperty("isDue").GetBoolean());
    }

    [Fact]
    public async Task How_early_is_the_sub_districts_own_setting_and_holds_at_once()
    {
        var community = await CommunityAsync();
        var id = await SignedAsync(Admin, community, -300, 100, await UnitAsync(Admin, community));
        Assert.Equal(0, await FoundAsync(Admin, "state=due"));
        await Host.Events.PublishAsync(new SettingsChanged(Tenant.Id, DateTimeOffset.UtcNow, TenantSettings.Unknown.Facts with { Version = 5, AgreementNoticeDays = 120 }));
        await Host.Events.NextAsync<AgreementEndsSoon>(e => e.AgreementId == id);
        Assert.Equal(1, await FoundAsync(Admin, "state=due"));
    }

    [Fact]
    public async Task Renewed_it_goes_on_with_the_same_units_and_duties_and_gives_way_when_the_new_one_begins()
    {
        var community = await CommunityAsync();
        var unit = await UnitAsync(Admin, community);
        var former = await SignedAsync(Admin, community, -300, 20, unit);
        var next = await CreatedAsync(Admin, $"/agreements/{former}/renew", new { });
        await RefusedAsync(Admin.PostAsJsonAsync($"/agreements/{former}/renew", new { }, Cancellation), HttpStatusCode.Conflict, "agreement.already_renewed");
        var drafted = await GetAsync(Admin, $"/agreements/{next}");
        Assert.Equal((Day(21), Day(341), former), (drafted.GetProperty("beginsOn").GetString(), drafted.GetProperty("endsOn").GetString(), drafted.GetProperty("former").GetProperty("id").GetGuid()));
        Assert.Equal(1, await FoundAsync(Admin, "state=due"));
        await SucceedsAsync(SignAsync(Admin, next));
        Assert.Equal(0, await FoundAsync(Admin, "state=due"));
        await OnDayAsync(21);
        Assert.Equal(("renewed", "in_force"), (await StateAsync(Admin, former), await StateAsync(Admin, next)));
        Assert.Equal(("renewed", Today.AddDays(21)), (await Host.Events.NextAsync<AgreementEnded>(e => e.AgreementId == former)) is var told ? (told.How, told.On) : default);
        Assert.Equal(unit, Assert.Single((await Host.Events.NextAsync<AgreementTookEffect>(e => e.AgreementId == next)).UnitIds));
    }

    [Fact]
    public async Task A_renewal_that_comes_to_nothing_leaves_the_former_one_due_again()
    {
        var community = await CommunityAsync();
        var former = await SignedAsync(Admin, community, -300, 20, await UnitAsync(Admin, community));
        var next = await CreatedAsync(Admin, $"/agreements/{former}/renew", new { });
        await SucceedsAsync(SignAsync(Admin, next));
        await SucceedsAsync(Admin.PostAsJsonAsync($"/agreements/{next}/end", new { reason = "单位迁出" }, Cancellation));
        Assert.Equal(1, await FoundAsync(Admin, "state=due"));
        await OnDayAsync(1);
        Assert.Equal(2, await ToldAsync(former));
        Assert.Equal("terminated", (await Host.Events.NextAsync<AgreementEnded>(e => e.AgreementId == next)).How);
        await CreatedAsync(Admin, $"/agreements/{former}/renew", new { });
    }

    [Fact]
    public async Task One_that_ran_out_is_renewed_late_all_the_same()
    {
        var community = await CommunityAsync();
        var former = await SignedAsync(Admin, community, -300, -5, await UnitAsync(Admin, community));
        Assert.Equal("ended", await StateAsync(Admin, former));
        var next = await CreatedAsync(Admin, $"/agreements/{former}/renew", new { beginsOn = Day(-1), endsOn = Day(300) });
        await SucceedsAsync(SignAsync(Admin, next));
        Assert.Equal(("renewed", "in_force"), (await StateAsync(Admin, former), await StateAsync(Admin, next)));
    }

    [Fact]
    public async Task A_merged_community_and_a_merged_unit_take_their_agreements_along()
    {
        var (community, into) = (await CommunityAsync(), await CommunityAsync("新街社区"));
        var (twice, stays) = (await UnitAsync(Admin, community, "国税局"), await UnitAsync(Admin, community, "国家税务局"));
        var (live, over) = (await SignedAsync(Admin, community, -1, 100, twice), await SignedAsync(Admin, community, -300, -5, twice));
        await SucceedsAsync(Admin.PostAsJsonAsync($"/units/{twice}/merge", new { intoUnitId = stays, reason = "登记了两次" }, Cancellation));
        var replaced = await Host.Events.NextAsync<AgreementUnitReplaced>(e => e.AgreementId == live);
        Assert.Equal((twice, stays, 2), (replaced.UnitId!.Value, replaced.IntoUnitId, await FoundAsync(Admin, $"unit={stays}&state=all")));
        await SucceedsAsync(Admin.PostAsync($"/units/{twice}/merge/undo", null, Cancellation));
        await Host.Events.NextAsync<AgreementUnitReplaced>(e => e.AgreementId == live && e.IntoUnitId == twice && e.UnitId == stays);

        await Host.Events.PublishAsync(new CommunityRetired(Tenant.Id, DateTimeOffset.UtcNow, community, Today, into, new Dictionary<string, string>()));
        Assert.Equal((into, community), (await Host.Events.NextAsync<AgreementMoved>(e => e.AgreementId == live)) is var moved ? (moved.CommunityId, moved.FormerCommunityId) : default);
        Assert.Equal((1, 1), (await FoundAsync(Admin, $"community={into}&state=all"), await FoundAsync(Admin, $"community={community}&state=all")));
        Assert.Equal("ended", await StateAsync(Admin, over));
    }

    [Fact]
    public async Task A_community_that_was_split_off_gets_the_agreements_whose_units_all_went_there()
    {
        var (community, part) = (await CommunityAsync(), await CommunityAsync("新街社区"));
        var (goes, stays) = (await UnitAsync(Admin, community), await UnitAsync(Admin, community, "邮政局"));
        var (alone, both) = (await SignedAsync(Admin, community, -1, 100, goes), await SignedAsync(Admin, community, -1, 100, goes, stays));
        await Host.Events.PublishAsync(new CommunitySplit(Tenant.Id, DateTimeOffset.UtcNow, community, part, Today, [goes], []));
        Assert.Equal(part, (await Host.Events.NextAsync<AgreementMoved>(e => e.AgreementId == alone)).CommunityId);
        Assert.Equal(community, (await GetAsync(Admin, $"/agreements/{both}")).GetProperty("communityId").GetGuid());
    }

    private Task<long> ToldAsync(Guid agreement) => OneAsync<long>($"SELECT count(*) FROM outbox WHERE tenant_id = $1 AND name = 'Registry.V1.AgreementEndsSoon' AND payload::text LIKE '%{agreement}%'");
}
