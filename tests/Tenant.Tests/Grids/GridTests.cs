using System.Net;
using System.Net.Http.Json;
using Xunit;

namespace Linli.Tenant.Tests.Grids;

public sealed class GridTests(TenantHost host)
{
    [Fact]
    public async Task A_grid_is_added_renamed_and_retired()
    {
        var tenant = await host.ProvisionedAsync();
        var community = await tenant.Admin.PostAsJsonAsync("/communities", new { name = "社区" }).CreatesAsync();
        var grids = $"/communities/{community}/grids";
        var grid = await tenant.Admin.PostAsJsonAsync(grids, new { name = "第一网格" }).CreatesAsync();

        await tenant.Admin.PostAsJsonAsync(grids, new { name = "第一网格" }).RefusesAsync("grid.name_taken", "name");
        await tenant.Admin.PutAsJsonAsync($"{grids}/{grid}/name", new { name = "东网格" }).AnswersAsync(HttpStatusCode.NoContent);
        Assert.Equal("东网格", (await tenant.Admin.OkAsync(grids))[0].GetProperty("name").GetString());
        Assert.Equal(1, (await tenant.Admin.OkAsync("/communities")).GetProperty("items")[0].GetProperty("grids").GetInt32());

        await tenant.Admin.PostAsync(new Uri($"{grids}/{grid}/retirement", UriKind.Relative), null).AnswersAsync(HttpStatusCode.NoContent);
        await tenant.Admin.PutAsJsonAsync($"{grids}/{grid}/name", new { name = "西网格" }).RefusesAsync("grid.retired");
        Assert.Equal(0, (await tenant.Admin.OkAsync("/communities")).GetProperty("items")[0].GetProperty("grids").GetInt32());
    }

    [Fact]
    public async Task A_grid_is_found_only_under_its_own_community()
    {
        var tenant = await host.ProvisionedAsync();
        var own = await tenant.Admin.PostAsJsonAsync("/communities", new { name = "甲社区" }).CreatesAsync();
        var other = await tenant.Admin.PostAsJsonAsync("/communities", new { name = "乙社区" }).CreatesAsync();
        var grid = await tenant.Admin.PostAsJsonAsync($"/communities/{own}/grids", new { name = "第一网格" }).CreatesAsync();

        await tenant.Admin.PutAsJsonAsync($"/communities/{other}/grids/{grid}/name", new { name = "新" }).AnswersAsync(HttpStatusCode.NotFound);
        await tenant.Admin.PostAsync(new Uri($"/communities/{other}/grids/{grid}/retirement", UriKind.Relative), null).AnswersAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_grid_without_a_name_is_refused_at_its_field()
    {
        var tenant = await host.ProvisionedAsync();
        var community = await tenant.Admin.PostAsJsonAsync("/communities", new { name = "社区" }).CreatesAsync();

        Assert.NotEmpty(await tenant.Admin.PostAsJsonAsync($"/communities/{community}/grids", new { name = " " }).InvalidAsync("name"));
    }
}
