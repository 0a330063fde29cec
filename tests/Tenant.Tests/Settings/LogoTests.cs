using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Xunit;

namespace Linli.Tenant.Tests.Settings;

public sealed class LogoTests(TenantHost host)
{
    /// <summary>One transparent pixel.</summary>
    private static readonly byte[] Png = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private static readonly byte[] Script = "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"u8.ToArray();

    [Fact]
    public async Task A_logo_is_shown_as_the_picture_it_is_and_can_be_kept_by_the_browser()
    {
        var tenant = await host.ProvisionedAsync();
        await PutAsync(tenant.Admin, Png).AnswersAsync(HttpStatusCode.NoContent);

        using var shown = await tenant.Admin.GetAsync(new Uri("/settings/logo", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal("image/png", shown.Content.Headers.ContentType!.MediaType);
        Assert.Equal(Png, await shown.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Equal("nosniff", shown.Headers.GetValues("X-Content-Type-Options").Single());
        using var again = new HttpRequestMessage(HttpMethod.Get, "/settings/logo");
        again.Headers.IfNoneMatch.Add(new EntityTagHeaderValue(shown.Headers.ETag!.Tag));
        await tenant.Admin.SendAsync(again).AnswersAsync(HttpStatusCode.NotModified);
    }

    [Fact]
    public async Task What_is_no_picture_is_refused_whatever_it_is_called()
    {
        var tenant = await host.ProvisionedAsync();

        await PutAsync(tenant.Admin, Script, "image/png").RefusesAsync("logo.format", "file");
        await PutAsync(tenant.Admin, [.. Png.Take(20), .. Script]).RefusesAsync("logo.format", "file");
        await PutAsync(tenant.Admin, [0xFF, 0xD8, 0xFF, .. Script, 0xFF, 0xD9]).RefusesAsync("logo.format", "file");
        await PutAsync(tenant.Admin, []).RefusesAsync("logo.format", "file");
    }

    [Fact]
    public async Task A_picture_that_is_too_large_is_refused()
    {
        var tenant = await host.ProvisionedAsync();
        byte[] wide = [.. Png];
        wide[18] = 0xFF; // 65,281 pixels wide

        await PutAsync(tenant.Admin, new byte[300 << 10]).RefusesAsync("logo.size", "file");
        await PutAsync(tenant.Admin, wide).RefusesAsync("logo.format", "file");
    }

    [Fact]
    public async Task A_file_beyond_the_storage_quota_is_refused_and_the_former_stays()
    {
        var tenant = await host.ProvisionedAsync();
        await PutAsync(tenant.Admin, Png).AnswersAsync(HttpStatusCode.NoContent);
        await host.City().PutAsJsonAsync($"/tenants/{tenant.Id}/quota", new { storageBytes = 10 }).AnswersAsync(HttpStatusCode.NoContent);

        await PutAsync(tenant.Admin, Png).RefusesAsync("quota.storage", "file");

        var settings = await tenant.Admin.OkAsync("/settings");
        Assert.Equal((Png.Length, 10), (settings.GetProperty("storageUsed").GetInt32(), settings.GetProperty("quotas").GetProperty("storageBytes").GetInt32()));
    }

    [Fact]
    public async Task A_logo_that_was_taken_away_is_gone()
    {
        var tenant = await host.ProvisionedAsync();
        await PutAsync(tenant.Admin, Png).AnswersAsync(HttpStatusCode.NoContent);

        await tenant.Admin.DeleteAsync(new Uri("/settings/logo", UriKind.Relative)).AnswersAsync(HttpStatusCode.NoContent);

        await tenant.Admin.GetAsync("/settings/logo", HttpStatusCode.NotFound);
    }

    private static async Task<HttpResponseMessage> PutAsync(HttpClient person, byte[] file, string type = "application/octet-stream")
    {
        using var content = new ByteArrayContent(file) { Headers = { ContentType = new MediaTypeHeaderValue(type) } };
        return await person.PutAsync(new Uri("/settings/logo", UriKind.Relative), content);
    }
}
