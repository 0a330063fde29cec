using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Linli.RegistryService.Units;

namespace Linli.Registry.Tests.Units;

public sealed class DuplicateTests(RegistryHost host) : RegistryTest(host)
{
    [Theory]
    [InlineData("国税局", "国家税务局", "similar")]
    [InlineData("气象局", "乌苏市气象局", "similar")]
    [InlineData("通商租赁有限责任公司", "通商租赁有限公司", "name")]
    [InlineData("友好商贸有限责任公司", "友好商贸公司", "name")]
    [InlineData("天山路桥有限责任公司", "天山路桥工程有限责任公司", "similar")]
    [InlineData("邮政局", "邮 政 局", "name")]
    [InlineData("邮政局", "电信局", null)]
    [InlineData("国税局", "气象局", null)]
    [InlineData("第一中学", "第二中学", null)]
    [InlineData("新运公司", "客运站", null)]
    public void Names_that_may_mean_the_same_unit(string name, string other, string? likeness)
    {
        Assert.Equal(likeness, Likeness.Of(name, null, other, null));
        Assert.Equal(likeness, Likeness.Of(other, null, name, null));
    }

    [Fact]
    public void The_same_code_is_the_same_unit_and_two_codes_are_two() =>
        Assert.Equal(["code", null], [Likeness.Of("甲", "A", "乙", "A"), Likeness.Of("邮政局", "A", "邮政局", "B")]);

    [Fact]
    public async Task Before_a_unit_is_saved_those_that_may_be_the_same_are_shown()
    {
        var community = await CommunityAsync();
        var taxes = await CreatedAsync(Admin, "/units", new { communityId = community, kind = "administrative", name = "国家税务局", creditCode = "91512081MA62K0260E" });
        await UnitAsync(Admin, community, "气象局");
        using var answer = await Admin.PostAsJsonAsync("/units/similar", new { name = "国税局" }, Cancellation);
        var like = Assert.Single((await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).EnumerateArray());
        Assert.Equal((taxes, "similar"), (like.GetProperty("id").GetGuid(), like.GetProperty("likeness").GetString()));
        using var itself = await Admin.PostAsJsonAsync("/units/similar", new { name = "国税局", except = taxes }, Cancellation);
        Assert.Equal(0, (await itself.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetArrayLength());
    }

    [Fact]
    public async Task The_list_of_duplicates_has_only_pairs_in_reach()
    {
        var (mine, sibling) = (await CommunityAsync(), await CommunityAsync("胜利社区"));
        await UnitAsync(Admin, mine, "国税局");
        await UnitAsync(Admin, sibling, "国家税务局");
        Assert.Equal(1, (await GetAsync(Admin, "/units/duplicates")).GetArrayLength());
        using var worker = await Tenant.AsAsync("community-worker", mine);
        Assert.Equal(0, (await GetAsync(worker, "/units/duplicates")).GetArrayLength());
    }

    [Fact]
    public async Task Two_that_were_told_apart_are_listed_there_and_no_longer_as_duplicates_until_they_are_shown_again()
    {
        var (mine, sibling) = (await CommunityAsync(), await CommunityAsync("胜利社区"));
        var (one, other) = (await UnitAsync(Admin, mine, "国税局"), await UnitAsync(Admin, mine, "国家税务局"));
        var id = await CreatedAsync(Admin, "/units/distinct", new { unitId = one, otherUnitId = other });
        await RefusedAsync(Admin.PostAsJsonAsync("/units/distinct", new { unitId = other, otherUnitId = one }, Cancellation), HttpStatusCode.Conflict, "unit.already_apart");
        await HiddenAsync(Admin.PostAsJsonAsync("/units/distinct", new { unitId = one, otherUnitId = one }, Cancellation));

        Assert.Equal(0, (await GetAsync(Admin, "/units/duplicates")).GetArrayLength());
        using var similar = await Admin.PostAsJsonAsync("/units/similar", new { name = "国税局", except = one }, Cancellation);
        Assert.Equal(0, (await similar.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetArrayLength());
        Assert.Equal(id, Assert.Single((await GetAsync(Admin, "/units/distinct")).EnumerateArray()).GetProperty("id").GetGuid());
        using var worker = await Tenant.AsAsync("community-worker", sibling);
        Assert.Equal(0, (await GetAsync(worker, "/units/distinct")).GetArrayLength());
        await HiddenAsync(worker.PostAsync($"/units/distinct/{id}/withdraw", null, Cancellation));

        await SucceedsAsync(Admin.PostAsync($"/units/distinct/{id}/withdraw", null, Cancellation));

        Assert.Equal(1, (await GetAsync(Admin, "/units/duplicates")).GetArrayLength());
        Assert.Equal(0, (await GetAsync(Admin, "/units/distinct")).GetArrayLength());
    }
}
