using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Xunit;

namespace Linli.Tenant.Tests.Notices;

public sealed class NoticeTests(TenantHost host)
{
    [Fact]
    public async Task A_notice_of_the_city_reaches_everybody_until_it_is_withdrawn()
    {
        var tenant = await host.ProvisionedAsync();
        var worker = await tenant.AsAsync("community-worker", await tenant.Admin.PostAsJsonAsync("/communities", new { name = "社区" }).CreatesAsync());
        var (id, title) = await PublishAsync();

        Assert.Equal("请于月底前完成。", (await FindAsync(worker, title, "current=true"))?.GetProperty("text").GetString());
        await host.City().PostAsync(new Uri($"/notices/{id}/withdrawal", UriKind.Relative), null).AnswersAsync(HttpStatusCode.NoContent);

        Assert.Null(await FindAsync(worker, title));
        Assert.NotNull(await FindAsync(host.City(), title));
        await host.City().PostAsync(new Uri($"/notices/{id}/withdrawal", UriKind.Relative), null).RefusesAsync("notice.withdrawn");
        await worker.PutAsync(new Uri($"/notices/{id}/reading", UriKind.Relative), null).AnswersAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Reading_is_marked_for_each_person_alone_and_may_be_repeated()
    {
        var tenant = await host.ProvisionedAsync();
        var (id, title) = await PublishAsync();

        await tenant.Admin.PutAsync(new Uri($"/notices/{id}/reading", UriKind.Relative), null).AnswersAsync(HttpStatusCode.NoContent);
        await tenant.Admin.PutAsync(new Uri($"/notices/{id}/reading", UriKind.Relative), null).AnswersAsync(HttpStatusCode.NoContent);

        Assert.True((await FindAsync(tenant.Admin, title))!.Value.GetProperty("isRead").GetBoolean());
        Assert.Null(await FindAsync(tenant.Admin, title, "unread=true"));
        var other = await tenant.AsAsync("community-worker", await tenant.Admin.PostAsJsonAsync("/communities", new { name = "社区" }).CreatesAsync());
        Assert.NotNull(await FindAsync(other, title, "unread=true"));
    }

    [Fact]
    public async Task Only_the_city_publishes_and_not_into_the_past()
    {
        var tenant = await host.ProvisionedAsync();

        await tenant.Admin.PostAsJsonAsync("/notices", Body("通知")).AnswersAsync(HttpStatusCode.Forbidden);
        await host.City().PostAsJsonAsync("/notices", new { title = "通知", text = "内容", validUntil = "2020-01-01" }).RefusesAsync("notice.past", "validUntil");
        await host.City().PostAsJsonAsync("/notices", new { title = "", text = "内容", validUntil = "2099-01-01" }).InvalidAsync("title");
    }

    private async Task<(Guid Id, string Title)> PublishAsync()
    {
        var title = $"通知 {Guid.CreateVersion7():N}";
        return (await host.City().PostAsJsonAsync("/notices", Body(title)).CreatesAsync(), title);
    }

    private static object Body(string title) => new { title, text = "请于月底前完成。", validUntil = "2099-12-31" };

    private static async Task<JsonElement?> FindAsync(HttpClient person, string title, string filter = "") =>
        (await person.OkAsync($"/notices?q={Uri.EscapeDataString(title)}&{filter}")).GetProperty("items").EnumerateArray().Cast<JsonElement?>().SingleOrDefault();
}
