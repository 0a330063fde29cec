using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Linli.Contracts.Registry.V1;

namespace Linli.Registry.Tests.Care;

public sealed class PairTests(RegistryHost host) : CareTest(host)
{
    [Fact]
    public async Task Any_two_of_unit_member_person_and_family_make_a_pair_with_a_numbered_card()
    {
        var community = await CommunityAsync();
        var (unit, member, beneficiary) = (await UnitAsync(Admin, community), await MemberAsync(Admin, community), await BeneficiaryAsync(Admin, community));
        object[] helpers = [new { kind = "unit", id = unit }, new { kind = "member", id = member }, new { kind = "person", name = "王某" }, new { kind = "family", name = "赵某家" }];
        object[] helped = [new { kind = "unit", id = await UnitAsync(Admin, community, "第二中学") }, new { kind = "member", id = await MemberAsync(Admin, community, "钱某") }, new { kind = "person", id = beneficiary }, new { kind = "family", name = "孙某家" }];
        var cards = new List<string>();
        foreach (var (one, other) in helpers.SelectMany(h => helped.Select(o => (h, o))))
        {
            var id = await CreatedAsync(Admin, $"/communities/{community}/pairs", new { helper = one, helped = other, on = "2011-12-07" });
            cards.Add((await GetAsync(Admin, $"/pairs/{id}")).GetProperty("pair").GetProperty("card").GetString()!);
        }
        Assert.Equal(Enumerable.Range(1, 16).Select(i => $"2011-{i:0000}"), cards);
    }

    [Fact]
    public async Task Twelve_students_of_a_partner_unit_and_twelve_veterans_have_twelve_cards()
    {
        var community = await CommunityAsync("健康路社区");
        var college = await UnitAsync(Admin, null, "文通学院", "school");
        await Task.WhenAll(Enumerable.Range(1, 12).Select(i => CreatedAsync(Admin, $"/communities/{community}/pairs", new
        { helper = new { kind = "person", name = $"学生党员 {i:00}", unitId = college }, helped = new { kind = "person", name = $"老党员 {i:00}" }, on = "2011-12-07" })));
        var pairs = await GetAsync(Admin, $"/pairs?community={community}&unit={college}&size=100");
        Assert.Equal(12, pairs.GetProperty("items").EnumerateArray().Select(p => p.GetProperty("card").GetString()).Distinct().Count());
        Assert.Equal("文通学院", pairs.GetProperty("items")[0].GetProperty("helper").GetProperty("unitName").GetString());
        Assert.Equal(1, (await GetAsync(Admin, "/pairs?q=学生党员 07")).GetProperty("total").GetInt32());
        Assert.Equal(12, (await GetAsync(Admin, "/pairs?q=文通")).GetProperty("total").GetInt32());
        Assert.Equal(1, (await GetAsync(Admin, "/pairs?q=2011-0003")).GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task A_visit_is_told_with_its_outcome_and_its_note_opens_with_a_reason_only()
    {
        var community = await CommunityAsync();
        var beneficiary = await BeneficiaryAsync(Admin, community, "布大明", "disabled", "13900001234", registeredOn: "2026-01-10");
        var pair = await PairAsync(Admin, community, await UnitAsync(Admin, community), beneficiary, "2026-02-01");
        var visit = await VisitAsync(Admin, pair, "2026-03-05", "follow_up", "需要修灯");
        var told = await Host.Events.NextAsync<PairVisited>(e => e.VisitId == visit);
        Assert.Equal(("follow_up", beneficiary, new DateOnly(2026, 3, 5)), (told.Outcome, told.BeneficiaryId, told.On));
        Assert.DoesNotContain("修灯", (await GetAsync(Admin, $"/pairs/{pair}")).GetRawText(), StringComparison.Ordinal);
        await RefusedAsync(Admin.GetAsync($"/pairs/{pair}/full", Cancellation), HttpStatusCode.Conflict, "beneficiary.reason_missing");
        var full = await GetAsync(Admin, $"/pairs/{pair}/full?reason=上门走访");
        Assert.Equal(("布大明", "13900001234", "需要修灯"), (full.GetProperty("helpedName").GetString(), full.GetProperty("helpedPhone").GetString(), full.GetProperty("notes").GetProperty(visit.ToString()).GetString()));
        Assert.Equal("上门走访", await OneAsync<string>($"SELECT reason FROM audit WHERE tenant_id = $1 AND kind = 'pair' AND row_id = '{pair}' AND action = 'read'"));
        Assert.DoesNotContain("修灯", await EverythingAsync(), StringComparison.Ordinal);
        Assert.Equal("2026-03-05", (await GetAsync(Admin, $"/beneficiaries/{beneficiary}")).GetProperty("lastContactOn").GetString());
    }

    [Fact]
    public async Task Cards_of_a_list_are_shown_in_full_with_one_reason_that_is_recorded_for_each_as_far_as_they_agreed()
    {
        var (community, other) = (await CommunityAsync(), await CommunityAsync("健康路社区"));
        var unit = await UnitAsync(Admin, community);
        var agreed = await PairAsync(Admin, community, unit, await BeneficiaryAsync(Admin, community, "布大明", phone: "13900001234"));
        var silent = await PairAsync(Admin, community, unit, await CreatedAsync(Admin, $"/communities/{community}/beneficiaries", new { kind = "low_income", name = "李大力", phone = "13900005678", consentOn = "2026-01-05" }));
        await PairAsync(Admin, other, unit, await BeneficiaryAsync(Admin, other, "吉大海"));
        await RefusedAsync(Admin.GetAsync("/pairs/cards/full", Cancellation), HttpStatusCode.Conflict, "beneficiary.reason_missing");

        var cards = (await GetAsync(Admin, $"/pairs/cards/full?reason=春节慰问&community={community}")).EnumerateArray().ToDictionary(c => c.GetProperty("pair").GetProperty("id").GetGuid(), c => c.GetProperty("contact"));

        Assert.Equal([agreed, silent], cards.Keys.Order());
        Assert.Equal(("布大明", "13900001234", JsonValueKind.Null), (Said(cards[agreed], "helpedName"), Said(cards[agreed], "helpedPhone"), cards[silent].ValueKind));
        Assert.Equal(1, await OneAsync<long>("SELECT count(*) FROM audit WHERE tenant_id = $1 AND kind = 'pair' AND action = 'read' AND reason = '春节慰问'"));
        Assert.Equal(1, await OneAsync<long>($"SELECT count(*) FROM audit WHERE tenant_id = $1 AND row_id = '{agreed}' AND action = 'read'"));
    }

    [Fact]
    public async Task A_visit_taken_back_no_longer_counts()
    {
        var community = await CommunityAsync();
        var beneficiary = await BeneficiaryAsync(Admin, community, registeredOn: "2026-01-10");
        var pair = await PairAsync(Admin, community, await UnitAsync(Admin, community), beneficiary, "2026-02-01");
        await VisitAsync(Admin, pair, "2026-03-05");
        var mistake = await VisitAsync(Admin, pair, "2026-06-05", note: "记错了");
        await SucceedsAsync(Admin.PostAsync($"/visits/{mistake}/withdraw", null, Cancellation));
        await RefusedAsync(Admin.PostAsync($"/visits/{mistake}/withdraw", null, Cancellation), HttpStatusCode.Conflict, "pair.visit_withdrawn");
        Assert.Equal("2026-03-05", (await GetAsync(Admin, $"/beneficiaries/{beneficiary}")).GetProperty("lastContactOn").GetString());
        Assert.Equal("2026-03-05", (await GetAsync(Admin, $"/pairs/{pair}")).GetProperty("pair").GetProperty("lastVisitOn").GetString());
        await Host.Events.NextAsync<PairVisitWithdrawn>(e => e.VisitId == mistake);
    }

    [Fact]
    public async Task A_pair_ends_once_and_with_its_result()
    {
        var community = await CommunityAsync();
        var pair = await PairAsync(Admin, community, await UnitAsync(Admin, community), await BeneficiaryAsync(Admin, community), "2026-02-01");
        await VisitAsync(Admin, pair, "2026-03-05");
        await RefusedAsync(EndAsync("2026-03-01"), HttpStatusCode.Conflict, "pair.before_last_visit");
        await SucceedsAsync(EndAsync("2026-06-30"));
        await RefusedAsync(EndAsync("2026-06-30"), HttpStatusCode.Conflict, "pair.ended");
        await RefusedAsync(Admin.PostAsJsonAsync($"/pairs/{pair}/visits", new { outcome = "helped" }, Cancellation), HttpStatusCode.Conflict, "pair.ended");
        Assert.Equal("solved", (await Host.Events.NextAsync<PairEnded>(e => e.PairId == pair)).Result);
        Assert.Equal(0, (await GetAsync(Admin, "/pairs")).GetProperty("total").GetInt32());
        Assert.Contains("困难已解决", await Admin.GetStringAsync("/pairs/export?state=ended", Cancellation), StringComparison.Ordinal);

        Task<HttpResponseMessage> EndAsync(string on) => Admin.PostAsJsonAsync($"/pairs/{pair}/end", new { result = "solved", on, note = "已就业" }, Cancellation);
    }

    [Fact]
    public async Task The_same_two_are_paired_once_also_in_the_same_instant_and_again_after_it_ended()
    {
        var community = await CommunityAsync();
        var (unit, beneficiary) = (await UnitAsync(Admin, community), await BeneficiaryAsync(Admin, community));
        var body = new { helper = new { kind = "unit", id = unit }, helped = new { kind = "person", id = beneficiary } };
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Admin.PostAsJsonAsync($"/communities/{community}/pairs", body, Cancellation)));
        Assert.Equal(1, answers.Count(a => a.StatusCode == HttpStatusCode.Created));
        Assert.Equal(7, answers.Count(a => a.StatusCode == HttpStatusCode.Conflict));
        var first = (await GetAsync(Admin, "/pairs")).GetProperty("items")[0].GetProperty("id").GetGuid();
        await SucceedsAsync(Admin.PostAsJsonAsync($"/pairs/{first}/end", new { result = "stopped" }, Cancellation));
        await CreatedAsync(Admin, $"/communities/{community}/pairs", body);
    }

    [Fact]
    public async Task What_cannot_be_is_refused_at_its_field()
    {
        var (community, sibling) = (await CommunityAsync(), await CommunityAsync("胜利社区"));
        var unit = await UnitAsync(Admin, community);
        var elsewhere = await BeneficiaryAsync(Admin, sibling);
        await RefusedAtAsync(StartAsync(new { kind = "unit", id = unit }, new { kind = "person", id = elsewhere }), "pair.unknown_helped", "helped.id");
        await RefusedAtAsync(StartAsync(new { kind = "unit", id = Guid.NewGuid() }, new { kind = "person", name = "李某" }), "pair.unknown_helper", "helper.id");
        await RefusedAtAsync(StartAsync(new { kind = "unit", id = unit }, new { kind = "unit", id = unit }), "pair.with_themselves", "helped.id");
        await RefusedAtAsync(StartAsync(new { kind = "unit", id = unit }, new { kind = "person", name = "李某" }, "2999-01-01"), "pair.in_the_future", "on");
        var bare = await RefusedAsync(StartAsync(new { kind = "unit" }, new { kind = "person" }), HttpStatusCode.BadRequest, "invalid");
        Assert.True(bare.GetProperty("errors").TryGetProperty("helper.id", out _) && bare.GetProperty("errors").TryGetProperty("helped.name", out _), bare.GetRawText());
        Assert.Equal(0, (await GetAsync(Admin, "/pairs?state=all")).GetProperty("total").GetInt32());

        Task<HttpResponseMessage> StartAsync(object helper, object helped, string? on = null) => Admin.PostAsJsonAsync($"/communities/{community}/pairs", new { helper, helped, on }, Cancellation);

        async Task RefusedAtAsync(Task<HttpResponseMessage> request, string code, string field) =>
            Assert.Equal(field, (await RefusedAsync(request, HttpStatusCode.Conflict, code)).GetProperty("field").GetString());
    }

    [Fact]
    public async Task Pairs_stay_inside_their_community_and_tenant()
    {
        var community = await CommunityAsync();
        var pair = await PairAsync(Admin, community, await UnitAsync(Admin, community), await BeneficiaryAsync(Admin, community));
        var visit = await VisitAsync(Admin, pair, DateTime.UtcNow.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        var other = await Host.TenantAsync();
        foreach (var stranger in new[] { other.Admin, await Tenant.AsAsync("community-admin", await CommunityAsync("胜利社区")) })
        {
            using (stranger)
            {
                await HiddenAsync(stranger.GetAsync($"/pairs/{pair}", Cancellation));
                await HiddenAsync(stranger.GetAsync($"/pairs/{pair}/full?reason=走访", Cancellation));
                await HiddenAsync(stranger.PostAsJsonAsync($"/pairs/{pair}/visits", new { outcome = "helped" }, Cancellation));
                await HiddenAsync(stranger.PostAsJsonAsync($"/pairs/{pair}/end", new { result = "solved" }, Cancellation));
                await HiddenAsync(stranger.PostAsync($"/visits/{visit}/withdraw", null, Cancellation));
                Assert.Equal(0, (await GetAsync(stranger, "/pairs?state=all")).GetProperty("total").GetInt32());
            }
        }
    }
}
