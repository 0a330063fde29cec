using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Linli.Contracts.Registry.V1;

namespace Linli.Registry.Tests.Profiles;

public sealed class ProfileTests(RegistryHost host) : RegistryTest(host)
{
    private static Task<HttpResponseMessage> RecordAsync(HttpClient client, Guid community, object figures, uint? version = null, int year = 2010) =>
        client.PutAsJsonAsync($"/communities/{community}/profiles/{year}", new { figures, version }, Cancellation);

    [Fact]
    public async Task Paper_2_is_kept_as_stated_with_its_contradictions_beside_it()
    {
        var community = await CommunityAsync();
        using var worker = await Tenant.AsAsync("community-worker", community);
        await SucceedsAsync(RecordAsync(worker, community, Paper2.Figures));
        var profile = await GetAsync(worker, $"/communities/{community}/profiles/2010");
        var staff = profile.GetProperty("figures").GetProperty("staff");
        Assert.Equal(23, staff.GetProperty("total").GetInt32());
        Assert.Equal([9, 1, 12], staff.GetProperty("parts").EnumerateArray().Select(part => part.GetProperty("number").GetInt32()));
        Assert.Equal("2009-04", profile.GetProperty("figures").GetProperty("party").GetProperty("history")[1].GetProperty("month").GetString());

        var differences = profile.GetProperty("sideBySide").EnumerateArray().Where(c => !c.GetProperty("holds").GetBoolean())
            .ToLookup(c => c.GetProperty("code").GetString(), c => c.GetProperty("difference").GetInt32());
        Assert.Equal(-1, Assert.Single(differences["staff.sum"]));
        Assert.Equal(1, Assert.Single(differences["resident_units.sum"]));
        Assert.Equal(-11, Assert.Single(differences["resident_units.registered"]));
        var told = await Host.Events.NextAsync<ProfileRecorded>(e => e.CommunityId == community);
        Assert.Equal((2010, 2320, 8010, profile.GetProperty("contradictions").GetInt32()), (told.Year, told.Households, told.Population, told.Contradictions));
    }

    [Fact]
    public async Task A_later_year_is_compared_with_the_one_before_and_only_the_latest_with_the_register()
    {
        var community = await CommunityAsync();
        await SucceedsAsync(RecordAsync(Admin, community, Paper2.Figures));
        await SucceedsAsync(RecordAsync(Admin, community, Paper2.Figures with { Households = 2400, Staff = new() { Total = 24, Parts = [new("干部", 24)] } }, year: 2011));
        var later = await GetAsync(Admin, $"/communities/{community}/profiles/2011");
        Assert.Equal(2010, later.GetProperty("formerYear").GetInt32());
        var changes = later.GetProperty("changes").EnumerateArray().ToList();
        Assert.Equal(80, changes.Single(c => c.GetProperty("code").GetString() == "households").GetProperty("difference").GetInt32());
        var gone = changes.Single(c => c.GetProperty("code").GetString() == "staff" && c.GetProperty("category").GetString() == "残联专干");
        Assert.Equal((1, JsonValueKind.Null), (gone.GetProperty("former").GetInt32(), gone.GetProperty("now").ValueKind));

        var earlier = await GetAsync(Admin, $"/communities/{community}/profiles/2010");
        Assert.DoesNotContain(earlier.GetProperty("sideBySide").EnumerateArray(), c => c.GetProperty("code").GetString()!.EndsWith(".registered", StringComparison.Ordinal));
        Assert.Equal([2011, 2010], (await GetAsync(Admin, $"/communities/{community}/profiles")).EnumerateArray().Select(year => year.GetProperty("year").GetInt32()));
    }

    [Fact]
    public async Task Two_people_who_change_the_same_year_do_not_overwrite_one_another()
    {
        var community = await CommunityAsync();
        await SucceedsAsync(RecordAsync(Admin, community, Paper2.Figures));
        await RefusedAsync(RecordAsync(Admin, community, Paper2.Figures), HttpStatusCode.Conflict, "profile.already_recorded");
        var version = (await GetAsync(Admin, $"/communities/{community}/profiles/2010")).GetProperty("version").GetUInt32();
        await SucceedsAsync(RecordAsync(Admin, community, Paper2.Figures with { Population = 8011 }, version));
        await RefusedAsync(RecordAsync(Admin, community, Paper2.Figures with { Population = 1 }, version), HttpStatusCode.Conflict, "stale");
        Assert.Equal(8011, (await GetAsync(Admin, $"/communities/{community}/profiles/2010")).GetProperty("figures").GetProperty("population").GetInt32());
    }

    [Theory]
    [InlineData("zh-Hans", "同一分类")]
    [InlineData("en", "same category")]
    public async Task Figures_that_cannot_be_are_refused_at_their_field(string language, string words)
    {
        var community = await CommunityAsync();
        using var worker = await Tenant.AsAsync("community-worker", community, language: language);
        var problem = await RefusedAsync(
            RecordAsync(worker, community, new
            {
                ethnicGroups = 99,
                staff = new { total = 2, parts = new[] { new { category = "干部", number = 1 }, new { category = "干部", number = 1 } } },
                areaUnits = new { parts = new[] { new { category = "bank", number = 1 } } },
                party = new { history = new[] { new { month = "2002/04", what = "党支部成立" } } },
            }), HttpStatusCode.BadRequest, "invalid");
        var errors = problem.GetProperty("errors");
        Assert.Equal(["figures.areaUnits", "figures.ethnicGroups", "figures.party", "figures.staff"], errors.EnumerateObject().Select(error => error.Name));
        Assert.Contains(words, errors.GetProperty("figures.staff")[0].GetString(), StringComparison.OrdinalIgnoreCase);
        await HiddenAsync(worker.GetAsync($"/communities/{community}/profiles/2010", Cancellation));
    }

    [Theory]
    [InlineData(1948)]
    [InlineData(2999)]
    public async Task A_year_is_one_that_there_was(int year)
    {
        var community = await CommunityAsync();
        await RefusedAsync(RecordAsync(Admin, community, Paper2.Figures, year: year), HttpStatusCode.Conflict, "profile.year");
    }

    [Fact]
    public async Task A_sibling_community_and_another_tenant_see_no_profile()
    {
        var community = await CommunityAsync();
        await SucceedsAsync(RecordAsync(Admin, community, Paper2.Figures));
        var other = await Host.TenantAsync();
        foreach (var stranger in new[] { other.Admin, await Tenant.AsAsync("community-admin", await CommunityAsync("胜利社区")) })
        {
            using (stranger)
            {
                await HiddenAsync(stranger.GetAsync($"/communities/{community}/profiles", Cancellation));
                await HiddenAsync(stranger.GetAsync($"/communities/{community}/profiles/2010", Cancellation));
                await HiddenAsync(RecordAsync(stranger, community, Paper2.Figures, year: 2012));
            }
        }
    }

    [Fact]
    public async Task A_contradiction_stays_as_it_is_stated_until_a_person_decides_and_is_asked_again_when_a_number_changes()
    {
        var community = await CommunityAsync();
        await SucceedsAsync(RecordAsync(Admin, community, Paper2.Figures));
        var decisions = $"/communities/{community}/profiles/2010/decisions";
        async Task<JsonElement> ProfileAsync() => await GetAsync(Admin, $"/communities/{community}/profiles/2010");
        Assert.Equal(0, (await ProfileAsync()).GetProperty("decisions").GetArrayLength());

        await RefusedAsync(Admin.PostAsJsonAsync(decisions, new { code = "claims.sum", reason = "x" }, Cancellation), HttpStatusCode.Conflict, "profile.no_such_contradiction");
        await SucceedsAsync(Admin.PostAsJsonAsync(decisions, new { code = "staff.sum", reason = "含 1 名临时人员" }, Cancellation));
        await SucceedsAsync(Admin.PostAsJsonAsync(decisions, new { code = "kind.registered", category = "private", reason = "尚未全部登记" }, Cancellation));
        var kept = (await ProfileAsync()).GetProperty("decisions").EnumerateArray().ToDictionary(d => d.GetProperty("code").GetString()!, d => d.GetProperty("reason").GetString());
        Assert.Equal(("含 1 名临时人员", "尚未全部登记"), (kept["staff.sum"], kept["kind.registered"]));
        Assert.Equal(23, (await ProfileAsync()).GetProperty("figures").GetProperty("staff").GetProperty("total").GetInt32());

        var version = (await ProfileAsync()).GetProperty("version").GetUInt32();
        await SucceedsAsync(RecordAsync(Admin, community, Paper2.Figures with { Staff = Paper2.Figures.Staff with { Total = 25 } }, version));
        Assert.Equal(["kind.registered"], (await ProfileAsync()).GetProperty("decisions").EnumerateArray().Select(d => d.GetProperty("code").GetString()));
    }

    [Fact]
    public async Task A_sibling_community_decides_nothing_here()
    {
        var (mine, sibling) = (await CommunityAsync(), await CommunityAsync("胜利社区"));
        await SucceedsAsync(RecordAsync(Admin, mine, Paper2.Figures));
        using var worker = await Tenant.AsAsync("community-worker", sibling);
        await HiddenAsync(worker.PostAsJsonAsync($"/communities/{mine}/profiles/2010/decisions", new { code = "staff.sum", reason = "x" }, Cancellation));
    }
}
