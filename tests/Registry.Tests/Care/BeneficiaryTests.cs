using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Linli.Contracts.Registry.V1;
using Linli.Contracts.Tenant.V1;
using Linli.RegistryService.Beneficiaries;
using Linli.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace Linli.Registry.Tests.Care;

public sealed class BeneficiaryTests(RegistryHost host) : CareTest(host)
{
    private static readonly string[] Extent = ["contact", "visit"];

    [Fact]
    public async Task Somebody_is_registered_with_their_consent_and_shown_masked()
    {
        var community = await CommunityAsync();
        var id = await CreatedAsync(Admin, $"/communities/{community}/beneficiaries", new
        {
            kind = "disabled", name = "李大力", phone = "13900001234", identityNumber = "11010519491231002x", address = "军民路12号3单元201室",
            consentOn = "2026-01-05", consentExtent = Extent, sensitiveConsentOn = "2026-01-06",
        });
        var shown = await GetAsync(Admin, $"/beneficiaries/{id}");
        Assert.Equal(("李某", "139****1234", "110***********002X", "军民路12号****"), (Said(shown, "name"), Said(shown, "phone"), Said(shown, "identityNumber"), Said(shown, "address")));
        Assert.Equal(("2026-01-05", "2026-01-06", "self"), (Said(shown, "consentOn"), Said(shown, "sensitiveConsentOn"), Said(shown, "consentBy")));
        var told = await Host.Events.NextAsync<BeneficiaryRegistered>(e => e.BeneficiaryId == id);
        Assert.Equal(("disabled", community), (told.Kind, told.CommunityId));
        Assert.DoesNotContain("李大力", await EverythingAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("identityNumber", "11010519491231002X", "beneficiary.sensitive_consent_missing", "sensitiveConsentOn")]
    [InlineData("kind", "disabled", "beneficiary.sensitive_consent_missing", "sensitiveConsentOn")]
    [InlineData("kind", "orphan", "beneficiary.guardian_missing", "consentBy")]
    [InlineData("consentOn", "2999-01-01", "beneficiary.in_the_future", "consentOn")]
    [InlineData("retainUntil", "2999-01-01", "beneficiary.retain_until", "retainUntil")]
    [InlineData("retainUntil", "2020-01-01", "beneficiary.retain_until", "retainUntil")]
    public async Task What_the_consent_does_not_cover_is_refused_at_its_field(string field, string value, string code, string at)
    {
        var community = await CommunityAsync();
        var request = new Dictionary<string, string> { ["kind"] = "low_income", ["name"] = "李某", ["consentOn"] = "2026-01-05", [field] = value };
        var problem = await RefusedAsync(Admin.PostAsJsonAsync($"/communities/{community}/beneficiaries", request, Cancellation), HttpStatusCode.Conflict, code);
        Assert.Equal(at, Said(problem, "field"));
        Assert.Equal(0, (await GetAsync(Admin, "/beneficiaries")).GetProperty("total").GetInt32());
    }

    [Theory]
    [InlineData("consentOn", null)]
    [InlineData("identityNumber", "110105194912310021")]
    [InlineData("kind", "rich")]
    [InlineData("name", "")]
    public async Task What_is_missing_or_misshapen_is_named(string field, string? value)
    {
        var community = await CommunityAsync();
        var request = new Dictionary<string, string?> { ["kind"] = "low_income", ["name"] = "李某", ["consentOn"] = "2026-01-05", [field] = value };
        var problem = await RefusedAsync(Admin.PostAsJsonAsync($"/communities/{community}/beneficiaries", request, Cancellation), HttpStatusCode.BadRequest, "invalid");
        Assert.True(problem.GetProperty("errors").TryGetProperty(field, out _), problem.GetRawText());
    }

    [Fact]
    public async Task They_are_found_by_an_exact_value_and_by_nothing_less()
    {
        var community = await CommunityAsync();
        await CreatedAsync(Admin, $"/communities/{community}/beneficiaries", new
        { kind = "low_income", name = "吉大可", phone = "13900005678", identityNumber = "11010519491231002X", consentOn = "2026-01-05", sensitiveConsentOn = "2026-01-05" });
        foreach (var (search, found) in new[] { ("吉大可", 1), ("13900005678", 1), ("11010519491231002x", 1), ("吉", 0), ("吉某", 0), ("1390000", 0), ("11010519491231", 0) })
        {
            Assert.Equal((search, found), (search, (await GetAsync(Admin, $"/beneficiaries?q={search}")).GetProperty("total").GetInt32()));
        }
        await RefusedAsync(Admin.PostAsJsonAsync($"/communities/{community}/beneficiaries", new
        { kind = "low_income", name = "吉某", identityNumber = "11010519491231002X", consentOn = "2026-01-05", sensitiveConsentOn = "2026-01-05" }, Cancellation), HttpStatusCode.Conflict, "beneficiary.identity_taken");
    }

    [Fact]
    public async Task A_full_view_needs_a_reason_and_is_on_record_with_it()
    {
        var id = await BeneficiaryAsync(Admin, await CommunityAsync(), "布大明", phone: "13900001234");
        await RefusedAsync(Admin.GetAsync($"/beneficiaries/{id}/full", Cancellation), HttpStatusCode.Conflict, "beneficiary.reason_missing");
        var full = await GetAsync(Admin, $"/beneficiaries/{id}/full?reason=上门走访");
        Assert.Equal(("布大明", "13900001234"), (Said(full, "name"), Said(full, "phone")));
        Assert.Equal("上门走访", await OneAsync<string>($"SELECT reason FROM audit WHERE tenant_id = $1 AND kind = 'beneficiary' AND row_id = '{id}' AND action = 'read'"));
    }

    [Fact]
    public async Task An_export_is_masked_unless_somebody_with_the_right_says_why()
    {
        var community = await CommunityAsync();
        await BeneficiaryAsync(Admin, community, "布大明", phone: "13900001234");
        using var worker = await Tenant.AsAsync("community-worker", community);
        var masked = await worker.GetStringAsync("/beneficiaries/export", Cancellation);
        Assert.Contains("布某,139****1234", masked, StringComparison.Ordinal);
        using (var refused = await worker.GetAsync("/beneficiaries/export/full?reason=上报", Cancellation))
        {
            Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        }
        await RefusedAsync(Admin.GetAsync("/beneficiaries/export/full", Cancellation), HttpStatusCode.Conflict, "beneficiary.reason_missing");
        Assert.Contains("布大明,13900001234", await Admin.GetStringAsync("/beneficiaries/export/full?reason=年度上报", Cancellation), StringComparison.Ordinal);
        Assert.Equal("年度上报", await OneAsync<string>("SELECT reason FROM audit WHERE tenant_id = $1 AND kind = 'beneficiary' AND action = 'read' AND changes LIKE '%exported%'"));
    }

    [Fact]
    public async Task Masked_values_that_come_back_unchanged_keep_the_stored_ones()
    {
        var id = await BeneficiaryAsync(Admin, await CommunityAsync(), "布大明", phone: "13900001234");
        var shown = await GetAsync(Admin, $"/beneficiaries/{id}");
        await SucceedsAsync(Admin.PutAsJsonAsync($"/beneficiaries/{id}?version={shown.GetProperty("version").GetUInt32()}",
            new { kind = "empty_nest", name = "布某", phone = "139****1234", consentOn = "2026-06-01", retainUntil = "2028-06-01" }, Cancellation));
        var full = await GetAsync(Admin, $"/beneficiaries/{id}/full?reason=核对");
        Assert.Equal(("布大明", "13900001234"), (Said(full, "name"), Said(full, "phone")));
        Assert.Equal("empty_nest", (await Host.Events.NextAsync<BeneficiaryChanged>(e => e.BeneficiaryId == id)).Kind);
    }

    [Fact]
    public async Task Whoever_has_no_pair_or_no_visit_for_so_many_days_is_listed()
    {
        var community = await CommunityAsync();
        var unit = await UnitAsync(Admin, community);
        var today = DateOnly.FromDateTime(DateTime.UtcNow.AddHours(8));
        string Ago(int days) => today.AddDays(-days).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var alone = await BeneficiaryAsync(Admin, community, "甲某", registeredOn: Ago(10));
        var waiting = await BeneficiaryAsync(Admin, community, "乙某", registeredOn: Ago(200));
        var cared = await BeneficiaryAsync(Admin, community, "丙某", registeredOn: Ago(200));
        var missed = await PairAsync(Admin, community, unit, waiting, Ago(150));
        var visited = await PairAsync(Admin, community, unit, cared, Ago(150));
        await VisitAsync(Admin, missed, Ago(5), "not_met");
        await VisitAsync(Admin, visited, Ago(5));

        Assert.Equal([alone], await IdsAsync("unpaired"));
        Assert.Equal([waiting], await IdsAsync("unvisited"));
        Assert.Equal(new[] { alone, waiting }.Order(), await IdsAsync("missing"));
        Assert.Equal(new[] { alone, waiting, cared }.Order(), await IdsAsync("missing&days=3"));

        async Task<IEnumerable<Guid>> IdsAsync(string care) =>
            (await GetAsync(Admin, $"/beneficiaries?care={care}")).GetProperty("items").EnumerateArray().Select(b => b.GetProperty("id").GetGuid()).Order().ToList();
    }

    [Fact]
    public async Task Neither_the_city_nor_the_next_community_nor_another_sub_district_sees_anybody()
    {
        var community = await CommunityAsync();
        var id = await BeneficiaryAsync(Admin, community);
        var other = await Host.TenantAsync();
        foreach (var stranger in new[] { other.Admin, await Tenant.AsAsync("community-admin", await CommunityAsync("胜利社区")) })
        {
            using (stranger)
            {
                await HiddenAsync(stranger.GetAsync($"/beneficiaries/{id}", Cancellation));
                await HiddenAsync(stranger.GetAsync($"/beneficiaries/{id}/full?reason=走访", Cancellation));
                await HiddenAsync(stranger.PostAsJsonAsync($"/beneficiaries/{id}/erase", new { reason = "request" }, Cancellation));
                await HiddenAsync(stranger.PostAsJsonAsync($"/communities/{community}/beneficiaries", Person(), Cancellation));
                Assert.Equal(0, (await GetAsync(stranger, "/beneficiaries")).GetProperty("total").GetInt32());
            }
        }
        using var city = Host.City();
        foreach (var path in new[] { "/beneficiaries", "/beneficiaries/export", "/beneficiaries/export/full?reason=统计", $"/beneficiaries/{id}", "/beneficiaries/erased", "/pairs", "/pairs/export" })
        {
            using var answer = await city.GetAsync(path, Cancellation);
            Assert.Equal((path, HttpStatusCode.Forbidden), (path, answer.StatusCode));
        }
    }
}
