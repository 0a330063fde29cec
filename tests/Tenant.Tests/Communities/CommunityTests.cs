using System.Net;
using System.Net.Http.Json;
using Linli.Contracts.Tenant.V1;
using Xunit;

namespace Linli.Tenant.Tests.Communities;

public sealed class CommunityTests(TenantHost host)
{
    [Fact]
    public async Task A_new_community_is_announced_once_and_found_by_name_and_code()
    {
        var request = TenantHost.Request();
        var tenant = await host.ProvisionedAsync(request);
        var code = request.Code[..9] + "001";

        var id = await tenant.Admin.PostAsJsonAsync("/communities", new { name = "健康路社区", code }).CreatesAsync();

        Assert.Equal(id, (await tenant.Admin.OkAsync($"/communities?q={code}")).GetProperty("items")[0].GetProperty("id").GetGuid());
        Assert.Equal(1, (await tenant.Admin.OkAsync("/communities?q=健康")).GetProperty("total").GetInt32());
        var said = await host.Events.NextAsync<CommunityCreated>(e => e.CommunityId == id);
        Assert.Equal((tenant.Id, code, "健康路社区"), (said.TenantId, said.Code, said.Name));
        Assert.Equal(1, await host.PublishedAsync(tenant.Id, "Tenant.V1.CommunityCreated"));
    }

    [Fact]
    public async Task Two_communities_cannot_share_a_name_but_two_sub_districts_may_each_have_one()
    {
        var (one, other) = (await host.ProvisionedAsync(), await host.ProvisionedAsync());
        await one.Admin.PostAsJsonAsync("/communities", new { name = "胜利社区" }).CreatesAsync();

        await one.Admin.PostAsJsonAsync("/communities", new { name = " 胜利社区 " }).RefusesAsync("community.name_taken", "name");
        await other.Admin.PostAsJsonAsync("/communities", new { name = "胜利社区" }).CreatesAsync();
        Assert.Equal(1, await host.PublishedAsync(one.Id, "Tenant.V1.CommunityCreated"));
    }

    [Theory]
    [InlineData("654231001001")]
    [InlineData("12")]
    [InlineData("own000")]
    public async Task A_code_that_does_not_belong_to_the_sub_district_is_refused(string code)
    {
        var request = TenantHost.Request() with { Code = TenantHost.NewCode() };
        var tenant = await host.ProvisionedAsync(request);

        await tenant.Admin.PostAsJsonAsync("/communities", new { name = "社区", code = code.Replace("own", request.Code[..9], StringComparison.Ordinal) })
            .RefusesAsync("community.code_elsewhere", "code");
    }

    [Fact]
    public async Task Two_communities_cannot_share_a_code()
    {
        var request = TenantHost.Request();
        var tenant = await host.ProvisionedAsync(request);
        var code = request.Code[..9] + "001";
        await tenant.Admin.PostAsJsonAsync("/communities", new { name = "甲", code }).CreatesAsync();

        await tenant.Admin.PostAsJsonAsync("/communities", new { name = "乙", code }).RefusesAsync("community.code_taken", "code");
    }

    [Fact]
    public async Task A_renamed_community_keeps_its_former_name_with_its_dates()
    {
        var tenant = await host.ProvisionedAsync();
        var id = await tenant.Admin.PostAsJsonAsync("/communities", new { name = "旧名社区" }).CreatesAsync();

        await tenant.Admin.PutAsJsonAsync($"/communities/{id}/name", new { name = "新名社区" }).AnswersAsync(HttpStatusCode.NoContent);

        var community = await tenant.Admin.OkAsync($"/communities/{id}");
        Assert.Equal("新名社区", community.GetProperty("name").GetString());
        Assert.Equal(["新名社区", "旧名社区"], community.GetProperty("names").EnumerateArray().Select(n => n.GetProperty("name").GetString()!));
        Assert.Equal("新名社区", (await host.Events.NextAsync<CommunityRenamed>(e => e.CommunityId == id)).Name);
    }

    [Fact]
    public async Task A_new_name_begins_neither_years_ahead_nor_before_the_present_one_and_differs_from_it()
    {
        var tenant = await host.ProvisionedAsync();
        var id = await tenant.Admin.PostAsJsonAsync("/communities", new { name = "社区" }).CreatesAsync();
        var path = $"/communities/{id}/name";

        await tenant.Admin.PutAsJsonAsync(path, new { name = "新", from = "2999-01-01" }).RefusesAsync("change.too_far", "from");
        await tenant.Admin.PutAsJsonAsync(path, new { name = "新", from = "2000-01-01" }).RefusesAsync("community.renamed_before_last", "from");
        await tenant.Admin.PutAsJsonAsync(path, new { name = "社区" }).RefusesAsync("community.name_unchanged", "name");
    }

    [Fact]
    public async Task A_retired_community_changes_no_more_and_frees_its_name()
    {
        var tenant = await host.ProvisionedAsync();
        var id = await tenant.Admin.PostAsJsonAsync("/communities", new { name = "社区" }).CreatesAsync();

        await tenant.Admin.PostAsync(Path($"/communities/{id}/retirement"), null).AnswersAsync(HttpStatusCode.NoContent);

        await tenant.Admin.PostAsync(Path($"/communities/{id}/retirement"), null).RefusesAsync("community.retired");
        await tenant.Admin.PutAsJsonAsync($"/communities/{id}/name", new { name = "新" }).RefusesAsync("community.retired");
        await tenant.Admin.PostAsJsonAsync($"/communities/{id}/grids", new { name = "第一网格" }).RefusesAsync("community.retired");
        await tenant.Admin.PostAsJsonAsync("/communities", new { name = "社区" }).CreatesAsync();
        Assert.Equal(1, (await tenant.Admin.OkAsync("/communities?state=retired")).GetProperty("total").GetInt32());
        Assert.Equal(1, await host.PublishedAsync(tenant.Id, "Tenant.V1.CommunityRetired"));
    }

    [Fact]
    public async Task A_foreign_or_unknown_community_is_not_found_whatever_is_asked()
    {
        var (own, other) = (await host.ProvisionedAsync(), await host.ProvisionedAsync());
        var foreign = await other.Admin.PostAsJsonAsync("/communities", new { name = "他人的社区" }).CreatesAsync();

        foreach (var id in new[] { foreign, Guid.CreateVersion7() })
        {
            await own.Admin.GetAsync($"/communities/{id}", HttpStatusCode.NotFound);
            await own.Admin.GetAsync($"/communities/{id}/grids", HttpStatusCode.NotFound);
            await own.Admin.PutAsJsonAsync($"/communities/{id}/name", new { name = "新" }).AnswersAsync(HttpStatusCode.NotFound);
            await own.Admin.PostAsync(Path($"/communities/{id}/retirement"), null).AnswersAsync(HttpStatusCode.NotFound);
            await own.Admin.PostAsJsonAsync($"/communities/{id}/grids", new { name = "网格" }).AnswersAsync(HttpStatusCode.NotFound);
        }

        Assert.Equal(JsonNull, (await other.Admin.OkAsync($"/communities/{foreign}")).GetProperty("retiredAt").ValueKind);
    }

    [Fact]
    public async Task Community_people_see_their_own_community_and_cannot_change_the_directory()
    {
        var tenant = await host.ProvisionedAsync();
        var own = await tenant.Admin.PostAsJsonAsync("/communities", new { name = "本社区" }).CreatesAsync();
        var sibling = await tenant.Admin.PostAsJsonAsync("/communities", new { name = "邻社区" }).CreatesAsync();

        foreach (var role in new[] { "community-admin", "community-worker", "member" })
        {
            var person = await tenant.AsAsync(role, own);
            Assert.Equal([own], (await person.OkAsync("/communities")).GetProperty("items").EnumerateArray().Select(c => c.GetProperty("id").GetGuid()));
            await person.OkAsync($"/communities/{own}");
            await person.GetAsync($"/communities/{sibling}", HttpStatusCode.NotFound);
            await person.GetAsync($"/communities/{sibling}/grids", HttpStatusCode.NotFound);
            await person.PostAsJsonAsync("/communities", new { name = "新社区" }).AnswersAsync(HttpStatusCode.Forbidden);
            await person.PutAsJsonAsync($"/communities/{own}/name", new { name = "新" }).AnswersAsync(HttpStatusCode.Forbidden);
        }
    }

    [Fact]
    public async Task A_units_liaison_sees_the_community_that_the_unit_belongs_to()
    {
        var tenant = await host.ProvisionedAsync();
        var own = await tenant.Admin.PostAsJsonAsync("/communities", new { name = "本社区" }).CreatesAsync();
        var sibling = await tenant.Admin.PostAsJsonAsync("/communities", new { name = "邻社区" }).CreatesAsync();
        var liaison = await tenant.AsAsync("unit-liaison", own, Guid.CreateVersion7());

        Assert.Equal(1, (await liaison.OkAsync("/communities")).GetProperty("total").GetInt32());
        await liaison.OkAsync($"/communities/{own}");
        await liaison.GetAsync($"/communities/{sibling}", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_list_is_exported_with_its_search()
    {
        var tenant = await host.ProvisionedAsync();
        await tenant.Admin.PostAsJsonAsync("/communities", new { name = "健康路社区" }).CreatesAsync();
        await tenant.Admin.PostAsJsonAsync("/communities", new { name = "胜利社区" }).CreatesAsync();

        var csv = await tenant.Admin.GetStringAsync(Path("/communities/export?q=健康"));

        Assert.Contains("健康路社区", csv, StringComparison.Ordinal);
        Assert.DoesNotContain("胜利社区", csv, StringComparison.Ordinal);
    }

    private const System.Text.Json.JsonValueKind JsonNull = System.Text.Json.JsonValueKind.Null;

    private static Uri Path(string path) => new(path, UriKind.Relative);
}
