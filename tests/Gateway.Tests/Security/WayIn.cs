using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Linli.ServiceDefaults.Security;

namespace Linli.GatewayTests.Security;

public sealed class WayIn(City city)
{
    private readonly TestGateway gateway = city.Gateway;

    [Theory]
    [InlineData("/internal/figures")]
    [InlineData("/Internal")]
    [InlineData("/api/registry/internal/rebuild")]
    [InlineData("/api/registry//INTERNAL/rebuild")]
    [InlineData("/api/registry/x/../internal/rebuild")]
    [InlineData("/api/registry/%69nternal/rebuild")]
    [InlineData("/api/registry/health")]
    [InlineData("/api/identity/alive")]
    public async Task What_belongs_inside_is_not_found(string path)
    {
        using var browser = gateway.Browser();
        await browser.SignInAsync();

        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(path)).StatusCode);
    }

    [Fact]
    public async Task Own_health_is_told_to_neighbours_but_not_through_a_proxy()
    {
        using var script = gateway.Script();

        Assert.Equal("Healthy", await script.GetStringAsync("/health", TestContext.Current.CancellationToken));
        script.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.9");
        Assert.Equal(HttpStatusCode.NotFound, (await script.GetAsync("/health", TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task The_api_is_closed_to_nobody_in_particular_in_both_languages()
    {
        using var script = gateway.Script();

        var chinese = await ProblemAsync(script, "/api/registry/units");
        script.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en-GB,en;q=0.9,zh;q=0.5");
        var english = await ProblemAsync(script, "/api/registry/units");

        Assert.Equal(("sign_in_required", "需要登录"), (chinese.GetProperty("code").GetString(), chinese.GetProperty("title").GetString()));
        Assert.Equal("Sign-in required", english.GetProperty("title").GetString());
        Assert.Matches("^[0-9a-f]{32}$", english.GetProperty("traceId").GetString());
    }

    [Fact]
    public async Task A_path_that_is_declared_open_needs_no_sign_in()
    {
        using var open = new TestGateway(city, settings: ("Routes:Open:0", "/api/activity/matters/{code}"));
        using var script = open.Script();

        var heard = await Browser.HeardAsync(await script.GetAsync("/api/activity/matters/7", TestContext.Current.CancellationToken));

        Assert.Equal("/matters/7", heard.Path);
        Assert.Equal(HttpStatusCode.Unauthorized, (await script.GetAsync("/api/activity/activities", TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task A_machine_passes_with_its_own_token_and_without_cookie_or_csrf_header()
    {
        var token = city.Tokens.For(Guid.CreateVersion7(), new ScopePath(Guid.CreateVersion7()), "tenant-admin");
        using var browser = gateway.Browser();
        await browser.SignInAsync();

        var answer = await browser.SendAsync(HttpMethod.Post, "/api/registry/units", new StringContent("{}"), ("Authorization", $"Bearer {token}"));

        var heard = await Browser.HeardAsync(answer);
        Assert.Equal($"Bearer {token}", heard.Header("Authorization"));
        Assert.Null(heard.Header("Cookie"));
    }

    [Fact]
    public async Task A_forged_or_ended_token_is_refused_even_beside_a_session()
    {
        var scope = new ScopePath(Guid.CreateVersion7());
        using var browser = gateway.Browser();
        await browser.SignInAsync();

        foreach (var token in (string[])[
            city.Tokens.For(Guid.CreateVersion7(), scope, "tenant-admin", issuer: "https://evil.example/"),
            city.Tokens.For(Guid.CreateVersion7(), scope, "tenant-admin", audience: "elsewhere"),
            city.Tokens.For(Guid.CreateVersion7(), scope, "tenant-admin", lifetime: TimeSpan.FromSeconds(-20)),
            city.Tokens.For(Guid.CreateVersion7(), scope, "tenant-admin")[..^4] + "AAAA",
            "nonsense"])
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync("/api/registry/units", ("Authorization", $"Bearer {token}"))).StatusCode);
        }
    }

    [Fact]
    public async Task Headers_that_speak_for_another_are_replaced()
    {
        using var browser = gateway.Browser();
        await browser.SignInAsync();

        var heard = await Browser.HeardAsync(await browser.GetAsync(
            "/page", ("X-Forwarded-For", "203.0.113.9"), ("X-Forwarded-Host", "evil.example"), ("X-Forwarded-Proto", "https"), ("X-Forwarded-Prefix", "/x"),
            ("X-Forwarded-User", "admin"), ("Forwarded", "for=203.0.113.9"), ("X-Original-URL", "/internal"), ("X-HTTP-Method-Override", "DELETE"),
            ("Authorization", "Bearer mine")));

        Assert.Equal("localhost:8080", heard.Host);
        Assert.Equal("127.0.0.1", heard.Header("X-Forwarded-For"));
        Assert.Equal("localhost:8080", heard.Header("X-Forwarded-Host"));
        Assert.Equal("http", heard.Header("X-Forwarded-Proto"));
        Assert.All(["X-Forwarded-Prefix", "X-Forwarded-User", "Forwarded", "X-Original-URL", "X-HTTP-Method-Override"], name => Assert.Null(heard.Header(name)));
        Assert.NotEqual("Bearer mine", heard.Header("Authorization"));
    }

    [Fact]
    public async Task Another_host_is_led_to_the_public_address()
    {
        using var browser = gateway.Browser();
        using var script = gateway.Script();
        script.DefaultRequestHeaders.Host = "127.0.0.1:8080";

        var page = await browser.GetAsync("/units?q=1", ("Host", "127.0.0.1:8080"));

        Assert.Equal("http://localhost:8080/units?q=1", page.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.MisdirectedRequest, (await script.GetAsync("/api/registry/units", TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task Enhanced_navigation_to_sign_in_is_told_the_way_and_a_real_one_is_redirected()
    {
        using var browser = gateway.Browser();

        var fetched = await browser.GetAsync("/signin?returnUrl=%2Funits", ("Accept", "text/html; blazor-enhanced-nav=on"));
        var opened = await browser.GetAsync("/signin?returnUrl=%2Funits");

        Assert.Equal(HttpStatusCode.Unauthorized, fetched.StatusCode);
        Assert.Equal("/signin?returnUrl=%2Funits", fetched.Headers.GetValues("blazor-enhanced-nav-redirect-location").Single());
        Assert.Equal(HttpStatusCode.Redirect, opened.StatusCode);
        Assert.Equal("/connect/authorize", opened.Headers.Location!.AbsolutePath);
        Assert.Contains("code_challenge_method=S256", opened.Headers.Location.Query, StringComparison.Ordinal);
    }

    private static async Task<JsonElement> ProblemAsync(HttpClient script, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { Accept = { new MediaTypeWithQualityHeaderValue("application/json") } } };
        var response = await script.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
    }
}
