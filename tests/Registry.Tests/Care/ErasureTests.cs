using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Linli.Contracts.Registry.V1;
using Linli.Contracts.Tenant.V1;
using Linli.RegistryService.Beneficiaries;
using Linli.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace Linli.Registry.Tests.Care;

/// <summary>What is kept of somebody runs out, is erased or moves with its community.</summary>
public sealed class ErasureTests(RegistryHost host) : CareTest(host)
{
    [Fact]
    public async Task Erasure_leaves_counts_and_nothing_else()
    {
        var community = await CommunityAsync();
        var unit = await UnitAsync(Admin, community);
        var id = await BeneficiaryAsync(Admin, community, "布大明", "disabled", "13900001234");
        var pair = await PairAsync(Admin, community, unit, id);
        await VisitAsync(Admin, pair, "2026-11-01", note: "布大明家中需要修灯");
        await GetAsync(Admin, $"/pairs/{pair}/full?reason=上门走访");

        await SucceedsAsync(Admin.PostAsJsonAsync($"/beneficiaries/{id}/erase", new { reason = "consent_withdrawn" }, Cancellation));

        await HiddenAsync(Admin.GetAsync($"/beneficiaries/{id}", Cancellation));
        var counts = await GetAsync(Admin, "/beneficiaries/erased");
        Assert.Equal(("disabled", 1), (Said(counts[0], "kind"), counts[0].GetProperty("number").GetInt32()));
        var left = await GetAsync(Admin, $"/pairs/{pair}");
        Assert.Equal(("erased", JsonValueKind.Null, JsonValueKind.Null), (Said(left.GetProperty("pair"), "result"), left.GetProperty("pair").GetProperty("helped").GetProperty("name").ValueKind, left.GetProperty("aim").ValueKind));
        Assert.False(left.GetProperty("visits")[0].GetProperty("hasNote").GetBoolean());
        Assert.Equal(0L, await OneAsync<long>("""
            SELECT (SELECT count(*) FROM beneficiaries WHERE tenant_id = $1) + (SELECT count(*) FROM pair_visits WHERE tenant_id = $1 AND note IS NOT NULL)
                 + (SELECT count(*) FROM pairs WHERE tenant_id = $1 AND helped_beneficiary_id IS NOT NULL)
            """));
        await Host.Events.NextAsync<PairEnded>(e => e.PairId == pair && e.Result == "erased");
        await Host.Events.NextAsync<BeneficiaryErased>(e => e.BeneficiaryId == id);
    }

    [Fact]
    public async Task What_has_run_out_erases_itself_and_the_audit_says_so()
    {
        var community = await CommunityAsync();
        var (due, stays) = (await BeneficiaryAsync(Admin, community, "布某"), await BeneficiaryAsync(Admin, community, "李某"));
        await OneAsync<long>($"WITH due AS (UPDATE beneficiaries SET retain_until = CURRENT_DATE - 2 WHERE tenant_id = $1 AND id = '{due}' RETURNING 1) SELECT count(*) FROM due");

        await Host.Services.GetRequiredService<Retention>().EraseAsync(Cancellation);

        await HiddenAsync(Admin.GetAsync($"/beneficiaries/{due}", Cancellation));
        await GetAsync(Admin, $"/beneficiaries/{stays}");
        Assert.Equal("retention", await OneAsync<string>($"SELECT reason FROM audit WHERE tenant_id = $1 AND kind = 'beneficiary' AND row_id = '{due}' AND action = 'removed'"));
    }

    [Fact]
    public async Task A_merged_community_hands_its_beneficiaries_and_live_pairs_over()
    {
        var (former, into) = (await CommunityAsync(), await CommunityAsync("胜利社区"));
        var id = await BeneficiaryAsync(Admin, former);
        var pair = await PairAsync(Admin, former, await UnitAsync(Admin, into), id);
        var held = await GetAsync(Admin, $"/communities/{former}/holdings");
        Assert.Equal((1, 1, 0), (held.GetProperty("beneficiaries").GetInt32(), held.GetProperty("pairs").GetInt32(), held.GetProperty("agreements").GetInt32()));
        await Host.Events.PublishAsync(new CommunityRetired(Tenant.Id, DateTimeOffset.UtcNow, former, MergedInto: into));
        await Eventually.Async(async () => (await GetAsync(Admin, $"/beneficiaries/{id}")).GetProperty("communityId").GetGuid() == into);
        Assert.Equal(into, (await GetAsync(Admin, $"/pairs/{pair}")).GetProperty("pair").GetProperty("communityId").GetGuid());
        Assert.Equal(former, (await Host.Events.NextAsync<BeneficiaryChanged>(e => e.BeneficiaryId == id)).FormerCommunityId);
        var told = await Host.Events.NextAsync<PairMoved>(e => e.PairId == pair);
        Assert.Equal((former, into, "unit"), (told.FormerCommunityId, told.CommunityId, told.HelperKind));
    }
}
