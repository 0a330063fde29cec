using System.Net;
using Xunit;

namespace Linli.Tenant.Tests.Tenants;

public sealed class DirectoryTests(TenantHost host)
{
    [Fact]
    public async Task The_city_pages_through_what_it_searched_for_in_the_order_it_chose()
    {
        var word = Guid.CreateVersion7().ToString("N");
        foreach (var letter in "bac")
        {
            await host.ProvisionedAsync(TenantHost.Request() with { Name = $"{letter}{word}" });
        }

        List<string> names = [];
        for (string? after = ""; after is not null;)
        {
            var page = await host.City().OkAsync($"/tenants?q={word}&sort=-name&size=1&after={after}");
            Assert.Equal(3, page.GetProperty("total").GetInt32());
            names.Add(page.GetProperty("items")[0].GetProperty("name").GetString()!);
            after = page.GetProperty("next").GetString();
        }

        Assert.Equal([$"c{word}", $"b{word}", $"a{word}"], names);
    }

    [Theory]
    [InlineData("code")]
    [InlineData("-provisionedAt")]
    [InlineData("no such column")]
    public async Task Every_order_pages_without_losing_a_row(string sort)
    {
        var word = Guid.CreateVersion7().ToString("N");
        for (var i = 0; i < 3; i++)
        {
            await host.ProvisionedAsync(TenantHost.Request() with { Name = $"{i}{word}" });
        }

        var first = await host.City().OkAsync($"/tenants?q={word}&sort={sort}&size=2");
        var second = await host.City().OkAsync($"/tenants?q={word}&sort={sort}&size=2&after={first.GetProperty("next").GetString()}");

        var ids = first.GetProperty("items").EnumerateArray().Concat(second.GetProperty("items").EnumerateArray()).Select(t => t.GetProperty("id").GetGuid());
        Assert.Equal(3, ids.Distinct().Count());
    }

    [Fact]
    public async Task The_export_holds_what_the_list_shows_and_no_formula()
    {
        var word = Guid.CreateVersion7().ToString("N");
        await host.ProvisionedAsync(TenantHost.Request() with { Name = $"=1+1 {word}" });

        using var answer = await host.City().GetAsync(new Uri($"/tenants/export?q={word}", UriKind.Relative));

        Assert.Equal("text/csv", answer.Content.Headers.ContentType!.MediaType);
        var lines = (await answer.Content.ReadAsStringAsync()).Trim().Split('\n');
        Assert.Equal(2, lines.Length);
        Assert.Contains($"'=1+1 {word}", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sub_district_sees_its_own_record_and_no_directory()
    {
        var (own, other) = (await host.ProvisionedAsync(), await host.ProvisionedAsync());

        Assert.Equal(own.Id, (await own.Admin.OkAsync("/tenant")).GetProperty("id").GetGuid());
        await own.Admin.GetAsync($"/tenants/{other.Id}", HttpStatusCode.Forbidden);
        await own.Admin.GetAsync("/tenants", HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task An_unknown_tenant_is_not_found() =>
        await host.City().GetAsync($"/tenants/{Guid.CreateVersion7()}", HttpStatusCode.NotFound);

    [Fact]
    public async Task The_city_cannot_read_a_sub_districts_communities() =>
        await host.City().GetAsync("/communities", HttpStatusCode.Forbidden);
}
