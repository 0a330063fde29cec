using System.Net;
using System.Net.Http.Json;
using Linli.Contracts;
using Linli.Contracts.Tenant.V1;
using Xunit;

namespace Linli.Tenant.Tests.Settings;

/// <summary>The city has one template, so what one test pushes another one meets: each looks only at what is its own.</summary>
public sealed class TemplateTests(TenantHost host)
{
    [Fact]
    public async Task A_push_arrives_in_every_sub_district_and_overrides_stay()
    {
        var (plain, own) = (await host.ProvisionedAsync(), await host.ProvisionedAsync());
        var mark = $"{Guid.CreateVersion7():N}"[..12];
        await own.Admin.PutAsJsonAsync("/settings/matter-categories", Categories("自定")).AnswersAsync(HttpStatusCode.NoContent);
        var before = (await own.Admin.OkAsync("/settings")).GetProperty("cityVersion").GetInt32();

        await host.City().PutAsJsonAsync("/template/matter-categories", Categories(mark)).AnswersAsync(HttpStatusCode.NoContent);
        Assert.NotEqual(mark, NameIn(await plain.Admin.OkAsync("/settings"), "value"));
        await host.City().PostAsync(new Uri("/template/publication", UriKind.Relative), null).AnswersAsync(HttpStatusCode.OK);

        Assert.Equal(mark, NameIn(await plain.Admin.OkAsync("/settings"), "value"));
        var settings = await own.Admin.OkAsync("/settings");
        Assert.Equal(("自定", mark), (NameIn(settings, "value"), NameIn(settings, "city")));
        Assert.True(settings.GetProperty("cityVersion").GetInt32() > settings.GetProperty("matterCategories").GetProperty("basedOn").GetInt32());
        Assert.True(settings.GetProperty("cityVersion").GetInt32() > before);
    }

    [Fact]
    public async Task A_push_is_told_once_for_all_sub_districts()
    {
        var before = await host.PublishedAsync(City.Id, "Tenant.V1.SettingsChanged");
        await host.City().PutAsJsonAsync("/template/targets", new
        {
            targets = new[] { new { name = $"走访 {Guid.CreateVersion7():N}"[..20], unit = "户", number = 100, due = "2026-12-31", workArea = "service" } },
        }).AnswersAsync(HttpStatusCode.NoContent);

        await host.City().PostAsync(new Uri("/template/publication", UriKind.Relative), null).AnswersAsync(HttpStatusCode.OK);

        Assert.True(await host.PublishedAsync(City.Id, "Tenant.V1.SettingsChanged") > before);
        Assert.Null((await host.PayloadAsync<SettingsChanged>(City.Id, "Tenant.V1.SettingsChanged")).Facts);
    }

    [Fact]
    public async Task A_year_holds_only_days_of_its_own()
    {
        var day = new { day = "2028-01-01", isWorked = false, name = "元旦" };

        await host.City().PutAsJsonAsync("/template/calendar/2027", new { days = new[] { day } }).RefusesAsync("calendar.day_elsewhere", "days");
        await host.City().PutAsJsonAsync("/template/calendar/2028", new { days = new[] { day } }).AnswersAsync(HttpStatusCode.NoContent);

        var template = await host.City().OkAsync("/template");
        Assert.Contains(template.GetProperty("content").GetProperty("calendar").EnumerateArray(), y => y.GetProperty("year").GetInt32() == 2028);
        Assert.Contains("calendar", template.GetProperty("changed").EnumerateArray().Select(c => c.GetString()));
        await host.City().DeleteAsync(new Uri("/template/draft", UriKind.Relative)).AnswersAsync(HttpStatusCode.NoContent);
        await host.City().PostAsync(new Uri("/template/publication", UriKind.Relative), null).RefusesAsync("template.nothing_to_publish");
    }

    [Fact]
    public async Task A_sub_district_neither_reads_nor_changes_the_template()
    {
        var tenant = await host.ProvisionedAsync();

        await tenant.Admin.GetAsync("/template", HttpStatusCode.Forbidden);
        await tenant.Admin.PutAsJsonAsync("/template/posts", new { posts = new[] { new { name = "x" } } }).AnswersAsync(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Quotas_are_the_citys_to_set_and_the_sub_districts_to_see()
    {
        var tenant = await host.ProvisionedAsync();

        await host.City().PutAsJsonAsync($"/tenants/{tenant.Id}/quota", new { people = 30, requestsPerMinute = 600 }).AnswersAsync(HttpStatusCode.NoContent);

        var quotas = (await tenant.Admin.OkAsync("/settings")).GetProperty("quotas");
        Assert.Equal((30, 600), (quotas.GetProperty("people").GetInt32(), quotas.GetProperty("requestsPerMinute").GetInt32()));
        Assert.Equal(1, await host.PublishedAsync(tenant.Id, "Tenant.V1.SettingsChanged"));
        await tenant.Admin.PutAsJsonAsync($"/tenants/{tenant.Id}/quota", new { people = 3000 }).AnswersAsync(HttpStatusCode.Forbidden);
        await host.City().PutAsJsonAsync($"/tenants/{Guid.CreateVersion7()}/quota", new { people = 3000 }).AnswersAsync(HttpStatusCode.NotFound);
        await host.City().PutAsJsonAsync($"/tenants/{tenant.Id}/quota", new { people = 0 }).InvalidAsync("people");
    }

    private static object Categories(string name) => new { categories = new[] { new { name, days = 3, department = "城管" } } };

    private static string? NameIn(System.Text.Json.JsonElement settings, string whose) =>
        settings.GetProperty("matterCategories").GetProperty(whose)[0].GetProperty("name").GetString();
}
