using System.Net;
using System.Net.Http.Json;
using Linli.Contracts.Registry.V1;

namespace Linli.Registry.Tests.Units;

/// <summary>Who sees which unit, and who does not.</summary>
public sealed class UnitReachTests(RegistryHost host) : RegistryTest(host)
{
    private static object Unit(Guid? communityId, string name = "通商租赁有限责任公司", string? creditCode = null, bool keepCreditCode = false, string? phone = null) =>
        new { communityId, kind = "private", name, creditCode, keepCreditCode, liaisonName = phone is null ? null : "王小明", liaisonPhone = phone };

    [Fact]
    public async Task Another_tenants_unit_does_not_exist()
    {
        var id = await UnitAsync(Admin, await CommunityAsync());
        var other = await Host.TenantAsync();
        using var stranger = other.Admin;
        await HiddenAsync(stranger.GetAsync($"/units/{id}", Cancellation));
        await HiddenAsync(stranger.GetAsync($"/units/{id}/liaison", Cancellation));
        await HiddenAsync(stranger.PutAsJsonAsync($"/units/{id}?version=1", Unit(null), Cancellation));
        await HiddenAsync(stranger.PostAsJsonAsync($"/units/{id}/retire", new { reason = "x" }, Cancellation));
        Assert.Equal(0, (await GetAsync(stranger, $"/units/names?ids={id}")).GetArrayLength());
        Assert.Equal(0, (await GetAsync(stranger, "/units?state=all")).GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task A_sibling_community_sees_neither_the_unit_nor_a_way_to_take_it()
    {
        var (mine, sibling) = (await CommunityAsync(), await CommunityAsync("胜利社区"));
        var id = await UnitAsync(Admin, mine);
        using var worker = await Tenant.AsAsync("community-worker", sibling);
        await HiddenAsync(worker.GetAsync($"/units/{id}", Cancellation));
        await HiddenAsync(worker.PutAsJsonAsync($"/units/{id}?version=1", Unit(sibling), Cancellation));
        await HiddenAsync(worker.PostAsJsonAsync("/units", Unit(mine), Cancellation));
        var own = await UnitAsync(worker, sibling, "审计局", "administrative");
        var version = (await GetAsync(worker, $"/units/{own}")).GetProperty("version").GetUInt32();
        await HiddenAsync(worker.PutAsJsonAsync($"/units/{own}?version={version}", Unit(mine), Cancellation));
        Assert.Equal(1, (await GetAsync(worker, "/units")).GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task A_partner_unit_has_no_community_and_every_community_knows_it()
    {
        var community = await CommunityAsync("健康路社区");
        using var worker = await Tenant.AsAsync("community-worker", community);
        var id = await UnitAsync(worker, null, "文通学院", "school");
        using var elsewhere = await Tenant.AsAsync("community-worker", await CommunityAsync("新街社区"));
        Assert.True((await GetAsync(elsewhere, $"/units/{id}")).GetProperty("isPartner").GetBoolean());
        Assert.Equal(1, (await GetAsync(elsewhere, "/units?partner=true")).GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task A_liaison_keeps_the_own_unit_and_sees_no_other()
    {
        var community = await CommunityAsync();
        var (own, other) = (await UnitAsync(Admin, community), await UnitAsync(Admin, community, "国税局", "administrative"));
        using var liaison = await Tenant.AsAsync("unit-liaison", community, own);
        var version = (await GetAsync(liaison, $"/units/{own}")).GetProperty("version").GetUInt32();
        await SucceedsAsync(liaison.PutAsJsonAsync($"/units/{own}?version={version}", Unit(community, "市气象局"), Cancellation));
        await HiddenAsync(liaison.GetAsync($"/units/{other}", Cancellation));
        await HiddenAsync(liaison.PostAsJsonAsync($"/units/{own}/retire", new { reason = "x" }, Cancellation));
        await HiddenAsync(liaison.PostAsJsonAsync("/units", Unit(null), Cancellation));
        Assert.Equal(1, (await GetAsync(liaison, "/units")).GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task A_liaison_sees_the_units_members_in_all_communities_and_a_community_its_own()
    {
        var (mine, sibling) = (await CommunityAsync(), await CommunityAsync("胜利社区"));
        var unit = await UnitAsync(Admin, mine);
        await CreatedAsync(Admin, $"/communities/{mine}/members", new { name = "甲某", unitId = unit });
        await CreatedAsync(Admin, $"/communities/{sibling}/members", new { name = "乙某", unitId = unit });
        using var liaison = await Tenant.AsAsync("unit-liaison", mine, unit);
        Assert.Equal(["甲某", "乙某"], (await GetAsync(liaison, $"/units/{unit}/members")).GetProperty("items").EnumerateArray().Select(member => member.GetProperty("name").GetString()));
        using var worker = await Tenant.AsAsync("community-worker", mine);
        Assert.Equal(1, (await GetAsync(worker, $"/units/{unit}/members")).GetProperty("total").GetInt32());
        await HiddenAsync(liaison.GetAsync($"/units/{await UnitAsync(Admin, mine, "邮政局")}/members", Cancellation));
    }
}
