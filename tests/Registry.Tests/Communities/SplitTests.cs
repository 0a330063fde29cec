using System.Net.Http.Json;
using System.Text.Json;
using Linli.Contracts.Registry.V1;
using Linli.Contracts.Tenant.V1;
using Linli.Registry.Tests.Care;
using Linli.ServiceDefaults;
using Linli.TestKit;

namespace Linli.Registry.Tests.Communities;

public sealed class SplitTests(RegistryHost host) : CareTest(host)
{
    private static readonly DateOnly Today = TimeProvider.System.Today();

    [Fact]
    public async Task Beneficiaries_needs_and_volunteers_go_along_as_far_as_they_were_chosen_and_are_counted_once()
    {
        var (whole, part) = (await CommunityAsync(), await CommunityAsync("军民路东社区"));
        var unit = await UnitAsync(Admin, whole);
        var (goes, stays) = (await BeneficiaryAsync(Admin, whole, "布某"), await BeneficiaryAsync(Admin, whole, "李某"));
        var (pair, otherPair) = (await PairAsync(Admin, whole, unit, goes), await PairAsync(Admin, whole, unit, stays));
        var (need, otherNeed) = (await NeedAsync(whole, "检修电路"), await NeedAsync(whole, "修理门窗"));
        await SucceedsAsync(Admin.PostAsJsonAsync($"/needs/{need}/claims", new { unitId = unit }, Cancellation));
        var (volunteer, otherVolunteer) = (await VolunteerAsync(whole, "王某"), await VolunteerAsync(whole, "赵某"));

        await Host.Events.PublishAsync(new CommunitySplit(Tenant.Id, DateTimeOffset.UtcNow, whole, part, Today, [], [], [goes, Guid.CreateVersion7()], [need], [volunteer]));

        await Eventually.Async(async () => await CommunityOfAsync($"/volunteers/{volunteer}") == part);
        Assert.Equal((part, part, part), (await CommunityOfAsync($"/beneficiaries/{goes}"), (await GetAsync(Admin, $"/pairs/{pair}")).GetProperty("pair").GetProperty("communityId").GetGuid(), await CommunityOfAsync($"/needs/{need}")));
        Assert.Equal((whole, whole, whole, whole), (await CommunityOfAsync($"/beneficiaries/{stays}"), (await GetAsync(Admin, $"/pairs/{otherPair}")).GetProperty("pair").GetProperty("communityId").GetGuid(),
            await CommunityOfAsync($"/needs/{otherNeed}"), await CommunityOfAsync($"/volunteers/{otherVolunteer}")));
        Assert.Equal((1, 1, 1, 1), await HeldAsync(whole));
        Assert.Equal((1, 1, 1, 1), await HeldAsync(part));
        var beneficiaryMoved = await Host.Events.NextAsync<BeneficiaryChanged>(e => e.BeneficiaryId == goes);
        Assert.Equal((part, whole, Today), (beneficiaryMoved.CommunityId, beneficiaryMoved.FormerCommunityId, beneficiaryMoved.MovedOn));
        Assert.Equal((part, whole), await Host.Events.NextAsync<PairMoved>(e => e.PairId == pair) is var pairMoved ? (pairMoved.CommunityId, pairMoved.FormerCommunityId) : default);
        Assert.Equal((part, whole), await Host.Events.NextAsync<NeedChanged>(e => e.NeedId == need && e.CommunityId == part) is var needMoved ? (needMoved.CommunityId, needMoved.FormerCommunityId) : default);
        Assert.Equal((part, whole), await Host.Events.NextAsync<VolunteerMoved>(e => e.VolunteerId == volunteer) is var moved ? (moved.CommunityId, moved.FormerCommunityId) : default);
    }

    [Fact]
    public async Task A_project_goes_along_when_all_its_needs_do_and_otherwise_keeps_them()
    {
        var (whole, part) = (await CommunityAsync(), await CommunityAsync("军民路东社区"));
        var (goes, half, stays) = (await NeedAsync(whole, "检修电路"), await NeedAsync(whole, "修理门窗"), await NeedAsync(whole, "清理杂物"));
        var (moving, staying) = (await ProjectAsync(whole, goes), await ProjectAsync(whole, half, stays));
        var free = await NeedAsync(whole, "义诊");

        await Host.Events.PublishAsync(new CommunitySplit(Tenant.Id, DateTimeOffset.UtcNow, whole, part, Today, [], [], null, [goes, half, free]));

        await Eventually.Async(async () => await CommunityOfAsync($"/needs/{free}") == part);
        Assert.Equal((part, part, whole, whole, whole), (await CommunityOfAsync($"/needs/{goes}"), await CommunityOfAsync($"/projects/{moving}"),
            await CommunityOfAsync($"/needs/{half}"), await CommunityOfAsync($"/needs/{stays}"), await CommunityOfAsync($"/projects/{staying}")));
        await Host.Events.NextAsync<ProjectChanged>(e => e.ProjectId == moving && e.CommunityId == part);
    }

    private async Task<Guid> ProjectAsync(Guid community, params Guid[] needs)
    {
        var id = await CreatedAsync(Admin, $"/communities/{community}/projects", new { title = "建设便民服务点", kind = "venue", workArea = "service", goal = "中型便民服务点", aim = 1, measure = "个", startsOn = Today, dueOn = Today.AddDays(60) });
        foreach (var needId in needs)
        {
            await SucceedsAsync(Admin.PostAsJsonAsync($"/projects/{id}/needs", new { needId }, Cancellation));
        }
        return id;
    }

    private Task<Guid> NeedAsync(Guid community, string title) =>
        CreatedAsync(Admin, $"/communities/{community}/needs", new { title, kind = "skill", workArea = "service", group = "low_income", wantedBy = Today.AddDays(60) });

    private Task<Guid> VolunteerAsync(Guid community, string name) => CreatedAsync(Admin, $"/communities/{community}/volunteers", new { name, consentOn = "2026-01-05" });

    private async Task<Guid> CommunityOfAsync(string path) => (await GetAsync(Admin, path)).GetProperty("communityId").GetGuid();

    private async Task<(int Beneficiaries, int Pairs, int Needs, int Volunteers)> HeldAsync(Guid community) =>
        await GetAsync(Admin, $"/communities/{community}/holdings") is var held ? (Number(held, "beneficiaries"), Number(held, "pairs"), Number(held, "needs"), Number(held, "volunteers")) : default;

    private static int Number(JsonElement json, string field) => json.GetProperty(field).GetInt32();
}
