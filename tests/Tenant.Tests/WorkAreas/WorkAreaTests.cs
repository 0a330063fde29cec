using System.Net;
using System.Net.Http.Json;
using Xunit;

namespace Linli.Tenant.Tests.WorkAreas;

public sealed class WorkAreaTests(TenantHost host)
{
    [Fact]
    public async Task A_sub_district_starts_with_the_citys_names_in_the_readers_language()
    {
        var tenant = await host.ProvisionedAsync();

        Assert.Equal(["党建", "服务", "治安", "环境"], await NamesAsync(tenant.Admin));
        Assert.Equal("Public safety", (await NamesAsync(host.Client(tenant.AdminToken, "en")))[2]);
    }

    [Fact]
    public async Task A_name_of_its_own_replaces_the_citys_until_it_is_taken_back()
    {
        var tenant = await host.ProvisionedAsync();

        await NameAsync(tenant.Admin, "party", "党建工作共创").AnswersAsync(HttpStatusCode.NoContent);
        var areas = await tenant.Admin.OkAsync("/work-areas");
        Assert.Equal(("党建工作共创", "党建", true),
            (areas[0].GetProperty("name").GetString(), areas[0].GetProperty("defaultName").GetString(), areas[0].GetProperty("isOwnName").GetBoolean()));

        await NameAsync(tenant.Admin, "party", "").AnswersAsync(HttpStatusCode.NoContent);
        Assert.False((await tenant.Admin.OkAsync("/work-areas"))[0].GetProperty("isOwnName").GetBoolean());
    }

    [Fact]
    public async Task Two_work_areas_cannot_have_one_name()
    {
        var tenant = await host.ProvisionedAsync();

        await NameAsync(tenant.Admin, "party", "服务").RefusesAsync("work_area.name_twice", "areas");
    }

    [Fact]
    public async Task A_work_area_that_the_city_does_not_have_is_refused()
    {
        var tenant = await host.ProvisionedAsync();

        await NameAsync(tenant.Admin, "sport", "文体").InvalidAsync("areas[0].code");
    }

    [Fact]
    public async Task Community_people_read_the_names_and_cannot_change_them()
    {
        var tenant = await host.ProvisionedAsync();
        var community = await tenant.Admin.PostAsJsonAsync("/communities", new { name = "社区" }).CreatesAsync();
        var worker = await tenant.AsAsync("community-worker", community);

        Assert.Equal(4, (await NamesAsync(worker)).Count);
        await NameAsync(worker, "party", "新").AnswersAsync(HttpStatusCode.Forbidden);
    }

    private static Task<HttpResponseMessage> NameAsync(HttpClient person, string code, string name) =>
        person.PutAsJsonAsync("/work-areas", new { areas = new[] { new { code, name } } });

    private static async Task<List<string>> NamesAsync(HttpClient person) =>
        [.. (await person.OkAsync("/work-areas")).EnumerateArray().Select(a => a.GetProperty("name").GetString()!)];
}
