using System.Net;

namespace Linli.GatewayTests.Security;

public sealed class Headers(City city)
{
    private readonly TestGateway gateway = city.Gateway;

    [Theory]
    [InlineData("/page")]
    [InlineData("/lax")]
    [InlineData("/refused")]
    [InlineData("/internal/x")]
    [InlineData("/api/registry/units")]
    [InlineData("/signin")]
    [InlineData("/account/sign-in")]
    [InlineData("/health")]
    [InlineData("/gateway/error.css")]
    [InlineData("/.well-known/openid-configuration")]
    public async Task Every_answer_has_the_strict_policy_and_a_trace_id(string path)
    {
        using var browser = gateway.Browser();

        var answer = await browser.GetAsync(path);

        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'self'; script-src 'self'; style-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("same-origin", Assert.Single(answer.Headers.GetValues("Cross-Origin-Opener-Policy")));
        Assert.Matches("^[0-9a-f]{32}$", Assert.Single(answer.Headers.GetValues("X-Trace-Id")));
        Assert.False(answer.Headers.Contains("Server"));
        Assert.False(answer.Headers.Contains("Strict-Transport-Security"));
    }

    [Fact]
    public async Task The_trace_goes_on_to_the_service()
    {
        using var browser = gateway.Browser();

        var answer = await browser.GetAsync("/page");

        Assert.Contains(Assert.Single(answer.Headers.GetValues("X-Trace-Id")), (await Browser.HeardAsync(answer)).Header("traceparent"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_https_outside_cookies_are_host_bound_and_transport_security_is_demanded()
    {
        using var https = new TestGateway(city, settings: ("Linli:PublicAddress", "https://linli.example"));
        using var browser = https.Browser();

        var answer = await browser.GetAsync("/page", ("Host", "linli.example"));

        Assert.StartsWith("max-age=", Assert.Single(answer.Headers.GetValues("Strict-Transport-Security")), StringComparison.Ordinal);
        Assert.Equal("https", (await Browser.HeardAsync(answer)).Header("X-Forwarded-Proto"));
    }

    [Fact]
    public async Task The_docs_have_a_policy_of_their_own_and_nothing_from_elsewhere()
    {
        using var browser = gateway.Browser();

        var page = await browser.FollowAsync(await browser.GetAsync("/docs/"));
        var html = await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        var policy = Assert.Single(page.Headers.GetValues("Content-Security-Policy"));
        Assert.Matches("script-src 'self' 'nonce-[^']{20,}'", policy);
        Assert.Contains("connect-src 'self'", policy, StringComparison.Ordinal);
        Assert.All(["tenant", "registry", "activity", "reporting", "identity"], name => Assert.Contains(name, html, StringComparison.Ordinal));
        Assert.DoesNotContain("https://", html, StringComparison.Ordinal);
        var document = await Browser.HeardAsync(await browser.GetAsync("/openapi/registry.json"));
        Assert.Equal("/openapi/v1.json", document.Path);
    }

    [Fact]
    public async Task What_a_service_says_it_created_is_found_under_its_public_path()
    {
        using var browser = gateway.Browser();
        await browser.SignInAsync();

        var answer = await browser.SendAsync(HttpMethod.Post, "/api/registry/created", null, ("X-CSRF", "1"), ("Origin", TestGateway.Public));

        Assert.Equal("/api/registry/units/7", answer.Headers.Location!.OriginalString);
    }
}
