using System.Net;
using System.Net.Http.Json;

namespace Linli.GatewayTests.Security;

public sealed class CrossSiteTests(City city)
{
    private static readonly (string, string) Csrf = ("X-CSRF", "1");
    private static readonly (string, string) Origin = ("Origin", TestGateway.Public);
    private readonly TestGateway gateway = city.Gateway;

    [Fact]
    public async Task An_api_write_from_our_own_page_is_accepted()
    {
        using var browser = await SignedInAsync();

        Assert.Equal(HttpStatusCode.OK, (await WriteAsync(browser, "/api/registry/units", Csrf, Origin)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await WriteAsync(browser, "/api/registry/units", Csrf, ("Sec-Fetch-Site", "same-origin"))).StatusCode);
    }

    [Fact]
    public async Task An_api_write_without_the_header_or_from_elsewhere_is_refused()
    {
        using var browser = await SignedInAsync();

        await RefusedAsync(WriteAsync(browser, "/api/registry/units", Origin));
        await RefusedAsync(WriteAsync(browser, "/api/registry/units", Csrf));
        await RefusedAsync(WriteAsync(browser, "/api/registry/units", Csrf, ("Origin", "https://evil.example")));
        await RefusedAsync(WriteAsync(browser, "/api/registry/units", Csrf, ("Origin", "null")));
        await RefusedAsync(WriteAsync(browser, "/api/registry/units", Csrf, Origin, ("Sec-Fetch-Site", "cross-site")));
        await RefusedAsync(WriteAsync(browser, "/api/registry/units", Csrf, Origin, ("Sec-Fetch-Site", "same-site")));
    }

    [Theory]
    [InlineData("/units/new")]
    [InlineData("/signout")]
    [InlineData("/account/sign-in")]
    public async Task A_form_from_elsewhere_is_refused(string path)
    {
        using var browser = await SignedInAsync();

        await RefusedAsync(WriteAsync(browser, path, ("Origin", "https://evil.example")));
        await RefusedAsync(WriteAsync(browser, path, ("Sec-Fetch-Site", "cross-site")));
        await RefusedAsync(WriteAsync(browser, path));
    }

    [Fact]
    public async Task A_form_of_our_own_page_is_forwarded()
    {
        using var browser = await SignedInAsync();

        var heard = await Browser.HeardAsync(await WriteAsync(browser, "/units/new", Origin));

        Assert.Equal("POST", heard.Method);
        Assert.Equal("/units/new", heard.Path);
    }

    [Fact]
    public async Task A_web_socket_from_elsewhere_is_refused()
    {
        using var browser = await SignedInAsync();

        await RefusedAsync(browser.GetAsync("/_blazor", ("Connection", "Upgrade"), ("Upgrade", "websocket"), ("Origin", "https://evil.example")));
    }

    private async Task<Browser> SignedInAsync()
    {
        var browser = gateway.Browser();
        await browser.SignInAsync();
        return browser;
    }

    private static Task<HttpResponseMessage> WriteAsync(Browser browser, string path, params (string, string)[] headers) =>
        browser.SendAsync(HttpMethod.Post, path, JsonContent.Create(new { name = "国税局" }), headers);

    private static async Task RefusedAsync(Task<HttpResponseMessage> answer)
    {
        var response = await answer;
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Contains("请求来源无法确认", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }
}
