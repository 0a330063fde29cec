using System.Net;
using System.Text.Json;

namespace Linli.GatewayTests.Session;

public sealed class SigningIn(City city)
{
    private readonly TestGateway gateway = city.Gateway;

    [Fact]
    public async Task Signing_in_leads_back_to_the_page_and_its_requests_carry_a_token()
    {
        using var browser = gateway.Browser();

        var arrived = await browser.SignInAsync(returnUrl: "/start?x=1");

        Assert.Equal("/start?x=1", arrived.RequestMessage!.RequestUri!.PathAndQuery);
        var heard = await browser.HeardAsync("/api/registry/units?q=a");
        Assert.Equal("/units?q=a", heard.Path);
        var claims = Claims(heard);
        Assert.Equal("http://localhost:8080/", claims.GetProperty("iss").GetString());
        Assert.Equal("city", claims.GetProperty("scope_path").GetString());
        Assert.StartsWith("Bearer ", (await browser.HeardAsync("/page")).Header("Authorization"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_browser_gets_an_opaque_cookie_and_never_a_token()
    {
        using var browser = gateway.Browser();

        await browser.SignInAsync();
        await browser.GetAsync("/lax");
        await browser.SendAsync(HttpMethod.Post, "/signout", null, ("Origin", TestGateway.Public));

        Assert.NotEmpty(browser.Seen);
        // A signed token starts so, in whatever place; the echo's own answers are left out on purpose.
        Assert.All(browser.Seen.Where(s => !s.Contains("\"method\"", StringComparison.Ordinal)),
            seen => Assert.DoesNotContain("eyJhbGciOi", seen, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_session_cookie_is_http_only_lax_and_stays_at_the_gateway()
    {
        using var browser = gateway.Browser();

        await browser.SignInAsync();

        var cookie = Assert.Single(browser.Cookies.GetCookies(new Uri(TestGateway.Public)), c => c.Name == "linli.session");
        Assert.True(cookie.HttpOnly);
        Assert.Contains(browser.Seen, s => s.Contains("linli.session=", StringComparison.Ordinal) && s.Contains("samesite=lax", StringComparison.OrdinalIgnoreCase));
        browser.Cookies.Add(new Cookie("linli.lang", "en", "/", "localhost"));
        var page = await browser.HeardAsync("/page");
        Assert.Contains("linli.lang=en", page.Header("Cookie"), StringComparison.Ordinal);
        Assert.DoesNotContain("linli.session", page.Header("Cookie"), StringComparison.Ordinal);
        Assert.Null((await browser.HeardAsync("/api/registry/units")).Header("Cookie"));
    }

    [Fact]
    public async Task Another_gateway_knows_the_session()
    {
        using var second = new TestGateway(city);
        using var browser = gateway.Browser();
        await browser.SignInAsync();

        using var there = second.Browser(browser.Cookies);

        Assert.NotNull((await there.HeardAsync("/api/registry/units")).Header("Authorization"));
    }

    [Fact]
    public async Task Signing_out_holds_at_once_here_and_within_seconds_on_another_gateway()
    {
        using var second = new TestGateway(city);
        using var browser = gateway.Browser();
        await browser.SignInAsync();
        using var copy = gateway.Browser(Copy(browser.Cookies));
        using var there = second.Browser(Copy(browser.Cookies));
        Assert.Equal(HttpStatusCode.OK, (await there.GetAsync("/api/registry/units")).StatusCode);

        var end = await browser.SendAsync(HttpMethod.Post, "/signout", null, ("Origin", TestGateway.Public));

        Assert.Equal(HttpStatusCode.Redirect, end.StatusCode);
        Assert.Equal("/signout-callback-oidc", end.Headers.Location!.AbsolutePath);
        Assert.Equal("/", (await browser.FollowAsync(end)).RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Equal(HttpStatusCode.Unauthorized, (await copy.GetAsync("/api/registry/units")).StatusCode);
        second.Clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(HttpStatusCode.Unauthorized, (await there.GetAsync("/api/registry/units")).StatusCode);
    }

    [Fact]
    public async Task After_signing_out_the_password_is_asked_for_again()
    {
        using var browser = gateway.Browser();
        await browser.SignInAsync();

        await browser.FollowAsync(await browser.SendAsync(HttpMethod.Post, "/signout", null, ("Origin", TestGateway.Public)));
        var asked = await browser.FollowAsync(await browser.GetAsync("/signin"));

        Assert.Equal("/account/sign-in", asked.RequestMessage!.RequestUri!.AbsolutePath);
    }

    [Fact]
    public async Task Signing_in_again_makes_a_new_session_and_ends_the_old_one()
    {
        using var browser = gateway.Browser();
        await browser.SignInAsync();
        using var old = gateway.Browser(Copy(browser.Cookies));

        await browser.SignInAsync();

        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/api/registry/units")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await old.GetAsync("/api/registry/units")).StatusCode);
    }

    [Fact]
    public async Task A_session_ends_after_its_lifetime_and_when_nobody_used_it()
    {
        using var idle = new TestGateway(city, settings: ("Session:Idle", "00:30:00"));
        using var browser = idle.Browser();
        await browser.SignInAsync();

        idle.Clock.Advance(TimeSpan.FromMinutes(31));

        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync("/api/registry/units")).StatusCode);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    public async Task Sign_in_leads_back_to_own_pages_only(string returnUrl)
    {
        using var browser = gateway.Browser();

        var arrived = await browser.SignInAsync(returnUrl: returnUrl);

        Assert.Equal("/", arrived.RequestMessage!.RequestUri!.PathAndQuery);
    }

    [Fact]
    public async Task A_callback_that_nobody_asked_for_is_refused_with_a_page()
    {
        using var browser = gateway.Browser();

        var answer = await browser.GetAsync("/signin-oidc?code=stolen&state=made-up");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("登录没有完成", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_gateway_starts_and_serves_pages_without_identity()
    {
        using var alone = new TestGateway(city, identity: "http://127.0.0.1:9");
        using var browser = alone.Browser();

        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/welcome")).StatusCode);
        var signIn = await browser.GetAsync("/signin");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, signIn.StatusCode);
        Assert.Equal("text/html", signIn.Content.Headers.ContentType!.MediaType);
    }

    internal static CookieContainer Copy(CookieContainer cookies)
    {
        var copy = new CookieContainer();
        copy.Add(cookies.GetCookies(new Uri(TestGateway.Public)));
        return copy;
    }

    private static JsonElement Claims(Heard heard)
    {
        var payload = heard.Header("Authorization")!["Bearer ".Length..].Split('.')[1];
        return JsonDocument.Parse(System.Buffers.Text.Base64Url.DecodeFromChars(payload)).RootElement;
    }
}
