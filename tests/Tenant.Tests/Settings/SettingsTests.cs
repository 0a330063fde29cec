using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Linli.Contracts.Tenant.V1;
using Linli.ServiceDefaults.Calendar;
using Linli.ServiceDefaults.Settings;
using Xunit;

namespace Linli.Tenant.Tests.Settings;

public sealed class SettingsTests(TenantHost host)
{
    [Fact]
    public async Task A_sub_district_starts_with_the_citys_defaults_and_says_so()
    {
        var tenant = await host.ProvisionedAsync();

        var settings = await tenant.Admin.OkAsync("/settings");

        Assert.Equal("政策宣传", settings.GetProperty("posts").GetProperty("value")[0].GetProperty("name").GetString());
        Assert.Equal(JsonValueKind.Null, settings.GetProperty("posts").GetProperty("basedOn").ValueKind);
        // How many there are is the city's affair, which other tests change.
        Assert.Equal(JsonValueKind.Null, settings.GetProperty("matterCategories").GetProperty("basedOn").ValueKind);
        Assert.NotEqual(0, settings.GetProperty("matterCategories").GetProperty("value").GetArrayLength());
    }

    [Fact]
    public async Task What_a_sub_district_sets_holds_until_it_takes_the_citys_back()
    {
        var tenant = await host.ProvisionedAsync();
        var categories = new[] { new { name = "噪音扰民", days = 2, department = "城管中队" }, new { name = "停车管理", days = 5, department = "交警中队" } };

        await tenant.Admin.PutAsJsonAsync("/settings/matter-categories", new { categories }).AnswersAsync(HttpStatusCode.NoContent);
        var own = (await tenant.Admin.OkAsync("/settings")).GetProperty("matterCategories");
        await tenant.Admin.DeleteAsync(new Uri("/settings/matter-categories", UriKind.Relative)).AnswersAsync(HttpStatusCode.NoContent);
        var citys = (await tenant.Admin.OkAsync("/settings")).GetProperty("matterCategories");

        Assert.Equal("噪音扰民", own.GetProperty("value")[0].GetProperty("name").GetString());
        Assert.True(own.GetProperty("basedOn").GetInt32() >= 0);
        Assert.NotEqual("噪音扰民", own.GetProperty("city")[0].GetProperty("name").GetString());
        Assert.Equal(citys.GetProperty("city").GetRawText(), citys.GetProperty("value").GetRawText());
    }

    [Fact]
    public async Task New_communities_are_announced_with_the_posts_of_their_sub_district()
    {
        var tenant = await host.ProvisionedAsync();

        await tenant.Admin.PutAsJsonAsync("/settings/posts", new { posts = new[] { new { kind = "culture", name = "文化娱乐" }, new { kind = "", name = "河道巡查" } } })
            .AnswersAsync(HttpStatusCode.NoContent);
        await tenant.Admin.PostAsJsonAsync("/communities", new { name = "社区" }).CreatesAsync();

        var created = await host.PayloadAsync<CommunityCreated>(tenant.Id, "Tenant.V1.CommunityCreated");
        Assert.Equal([new PostKind("culture", "文化娱乐"), new PostKind("own_2", "河道巡查")], created.Posts);
    }

    [Fact]
    public async Task Each_change_is_told_with_what_holds_now()
    {
        var tenant = await host.ProvisionedAsync();

        await tenant.Admin.PutAsJsonAsync("/settings/features", new { off = new[] { Features.Contributions } }).AnswersAsync(HttpStatusCode.NoContent);
        await tenant.Admin.PutAsJsonAsync("/settings/local-days", new { days = new[] { new { day = "2026-07-20", isWorked = false, name = "那达慕" } } }).AnswersAsync(HttpStatusCode.NoContent);

        var told = (await host.PayloadAsync<SettingsChanged>(tenant.Id, "Tenant.V1.SettingsChanged")).Facts!;
        Assert.Equal([Features.Contributions], told.FeaturesOff);
        Assert.False(new TenantSettings(told).Calendar.IsWorkingDay(new(2026, 7, 20)));
        var asked = await tenant.Admin.GetFromJsonAsync<SettingsFacts>("/settings/facts", TestContext.Current.CancellationToken);
        Assert.Equal(JsonSerializer.Serialize(told), JsonSerializer.Serialize(asked));
    }

    [Fact]
    public async Task Office_hours_must_follow_one_another()
    {
        var tenant = await host.ProvisionedAsync();

        await tenant.Admin.PutAsJsonAsync("/settings/office-hours", new { open = "09:00", breakFrom = "13:00", breakTo = "12:00", close = "17:00" }).InvalidAsync("close");
        await tenant.Admin.PutAsJsonAsync("/settings/office-hours", new { open = "10:00", breakFrom = "13:30", breakTo = "15:30", close = "19:00" }).AnswersAsync(HttpStatusCode.NoContent);

        var facts = await tenant.Admin.GetFromJsonAsync<SettingsFacts>("/settings/facts", TestContext.Current.CancellationToken);
        Assert.Equal(new OfficeHours(new(10, 0), new(13, 30), new(15, 30), new(19, 0)).PerDay, TimeSpan.FromHours(7));
        Assert.Equal(new TimeOnly(15, 30), facts!.OfficeHours[2]);
    }

    [Theory]
    [InlineData("posts", """{"posts":[{"name":"护楼"},{"name":" 护楼 "}]}""", "posts[1].name")]
    [InlineData("matter-categories", """{"categories":[{"name":"噪音","days":0,"department":"城管"}]}""", "categories[0].days")]
    [InlineData("features", """{"off":["matters-of-fact"]}""", "off")]
    [InlineData("local-days", """{"days":[{"day":"2026-07-20","name":"一"},{"day":"2026-07-20","name":"二"}]}""", "days[1].day")]
    [InlineData("targets", """{"targets":[{"name":"走访","unit":"户","number":100,"due":"2026-12-31","workArea":"sport"}]}""", "targets[0].workArea")]
    public async Task What_cannot_be_is_refused_at_its_line(string section, string body, string field)
    {
        var tenant = await host.ProvisionedAsync();

        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        await tenant.Admin.PutAsync(new Uri($"/settings/{section}", UriKind.Relative), content).InvalidAsync(field);
    }

    [Fact]
    public async Task People_of_the_sub_district_see_its_settings_and_only_its_admin_changes_them()
    {
        var tenant = await host.ProvisionedAsync();
        var community = await tenant.Admin.PostAsJsonAsync("/communities", new { name = "社区" }).CreatesAsync();
        var worker = await tenant.AsAsync("community-worker", community);

        await worker.OkAsync("/settings");
        await worker.PutAsJsonAsync("/settings/name", new { name = "新名" }).AnswersAsync(HttpStatusCode.Forbidden);
        await host.City().GetAsync("/settings", HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_sub_districts_own_work_area_counts_in_one_of_the_citys()
    {
        var tenant = await host.ProvisionedAsync();
        var areas = new[] { new { code = "party", cityCode = "", name = "党建工作" }, new { code = "", cityCode = "party", name = "思想工作" } };

        await tenant.Admin.PutAsJsonAsync("/work-areas", new { areas }).AnswersAsync(HttpStatusCode.NoContent);
        var list = (await tenant.Admin.OkAsync("/work-areas")).EnumerateArray().ToList();

        Assert.Equal(["party", "party-1", "service", "safety", "environment"], list.Select(a => a.GetProperty("code").GetString()));
        Assert.Equal(("思想工作", "party"), (list[1].GetProperty("name").GetString(), list[1].GetProperty("cityCode").GetString()));
        await tenant.Admin.PutAsJsonAsync("/work-areas", new { areas = new[] { new { code = "party-7", name = "没有" } } }).RefusesAsync("work_area.unknown", "areas");
        await tenant.Admin.PutAsJsonAsync("/work-areas", new { areas = new[] { new { code = "party-1", name = "" } } }).AnswersAsync(HttpStatusCode.NoContent);
        Assert.DoesNotContain("party-1", (await tenant.Admin.GetFromJsonAsync<SettingsFacts>("/settings/facts", TestContext.Current.CancellationToken))!.WorkAreas.Select(a => a.Code));
    }
}
