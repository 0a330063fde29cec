using System.Net;
using Linli.ServiceDefaults.Security;

namespace Linli.GatewayTests.Errors;

public sealed class Outages(City city)
{
    private const string Nowhere = "http://127.0.0.1:9";

    [Fact]
    public async Task When_the_portal_is_away_a_person_sees_a_calm_page_with_a_trace_id()
    {
        using var gateway = new TestGateway(city, settings: ("services:portal:http:0", Nowhere));
        using var browser = gateway.Browser();

        var chinese = await browser.GetAsync("/units");
        browser.Cookies.Add(new Cookie("linli.lang", "c=en|uic=en", "/", "localhost"));
        var english = await browser.GetAsync("/units");

        Assert.Equal(HttpStatusCode.BadGateway, chinese.StatusCode);
        var page = await chinese.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("<html lang=\"zh-Hans\">", page, StringComparison.Ordinal);
        Assert.Contains("服务暂时不可用", page, StringComparison.Ordinal);
        Assert.Contains(chinese.Headers.GetValues("X-Trace-Id").Single(), page, StringComparison.Ordinal);
        Assert.Contains("Temporarily unavailable", await english.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal("text/css", (await browser.GetAsync("/gateway/error.css")).Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task When_a_service_is_away_the_api_says_so_as_a_problem()
    {
        using var gateway = new TestGateway(city, settings: ("services:registry:http:0", Nowhere));
        using var script = gateway.Script();
        script.DefaultRequestHeaders.Authorization = new("Bearer", city.Tokens.For(Guid.CreateVersion7(), new ScopePath(Guid.CreateVersion7()), "tenant-admin"));

        var answer = await script.GetAsync("/api/registry/units", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadGateway, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains("\"traceId\":\"" + answer.Headers.GetValues("X-Trace-Id").Single(), await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_without_words_gets_some()
    {
        using var browser = city.Gateway.Browser();

        var answer = await browser.GetAsync("/refused");

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains("没有权限", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Linli:GatewaySecret", "dev-gateway-secret")]
    [InlineData("Linli:GatewaySecret", "short")]
    [InlineData("Linli:GatewaySecret", "")]
    public void A_production_start_refuses_a_default_secret(string key, string value) =>
        Assert.Contains(key, Assert.Throws<InvalidOperationException>(() => new TestGateway(city, settings: [("Linli:Demo", "false"), (key, value)])).Message, StringComparison.Ordinal);
}
