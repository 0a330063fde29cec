using System.Net;
using Npgsql;

namespace Linli.GatewayTests.Session;

public sealed class Refreshing(City city) : IAsyncLifetime
{
    private static readonly TimeSpan AlmostTheTokensLife = TimeSpan.FromMinutes(4.5);

    private readonly IdentityDoor door = new(city.Identity);
    private readonly MovingClock clock = new();
    private TestGateway gateway = null!;

    public async ValueTask InitializeAsync()
    {
        await door.StartAsync();
        gateway = new TestGateway(city, door.Address, clock);
    }

    [Fact]
    public async Task Fifty_requests_at_once_refresh_exactly_once()
    {
        using var browser = gateway.Browser();
        await browser.SignInAsync();
        var before = await TokenAsync(browser);

        clock.Advance(AlmostTheTokensLife);
        var tokens = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => TokenAsync(browser)));

        Assert.Equal(1, door.Refreshes);
        Assert.NotEqual(before, Assert.Single(tokens.Distinct()));
    }

    [Fact]
    public async Task Two_gateways_refresh_once_between_them()
    {
        using var second = new TestGateway(city, door.Address, clock);
        using var browser = gateway.Browser();
        await browser.SignInAsync();
        using var there = second.Browser(browser.Cookies);
        await TokenAsync(there);

        clock.Advance(AlmostTheTokensLife);
        var tokens = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => TokenAsync(i % 2 == 0 ? browser : there)));

        Assert.Equal(1, door.Refreshes);
        Assert.Single(tokens.Distinct());
    }

    [Fact]
    public async Task A_young_token_is_not_refreshed()
    {
        using var browser = gateway.Browser();
        await browser.SignInAsync();

        clock.Advance(TimeSpan.FromMinutes(3));
        await TokenAsync(browser);

        Assert.Equal(0, door.Refreshes);
    }

    [Fact]
    public async Task A_refused_refresh_ends_the_session_a_page_goes_to_sign_in_and_the_api_says_401()
    {
        using var page = gateway.Browser();
        using var api = gateway.Browser();
        using var enhanced = gateway.Browser();
        await page.SignInAsync();
        await api.SignInAsync();
        await enhanced.SignInAsync();
        door.RefusesRefreshes = true;
        clock.Advance(AlmostTheTokensLife);

        var toSignIn = await page.GetAsync("/units?after=3");
        var refused = await api.GetAsync("/api/registry/units");
        var told = await enhanced.GetAsync("/units", ("Accept", "text/html; blazor-enhanced-nav=on"));

        Assert.Equal(HttpStatusCode.Redirect, toSignIn.StatusCode);
        Assert.Equal("/signin?returnUrl=%2Funits%3Fafter%3D3", toSignIn.Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.Equal("application/problem+json", refused.Content.Headers.ContentType!.MediaType);
        Assert.Equal(HttpStatusCode.Unauthorized, told.StatusCode);
        Assert.Equal("/signin?returnUrl=%2Funits", told.Headers.GetValues("blazor-enhanced-nav-redirect-location").Single());
        Assert.Equal(0, page.Cookies.GetCookies(new Uri(TestGateway.Public)).Count(c => c.Name == "linli.session"));
        Assert.Equal(HttpStatusCode.OK, (await page.GetAsync("/welcome")).StatusCode);
    }

    [Fact]
    public async Task While_identity_is_away_a_token_that_still_holds_is_used_and_the_session_survives()
    {
        using var browser = gateway.Browser();
        await browser.SignInAsync();
        door.IsShut = true;

        clock.Advance(AlmostTheTokensLife);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/api/registry/units")).StatusCode);
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await browser.GetAsync("/api/registry/units")).StatusCode);

        door.IsShut = false;
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/api/registry/units")).StatusCode);
        Assert.Equal(1, door.Refreshes);
    }

    [Fact]
    public async Task Nothing_in_the_database_can_be_read_as_a_key_or_a_token()
    {
        using var browser = gateway.Browser();
        await browser.SignInAsync();
        var token = await TokenAsync(browser);

        await using var connection = new NpgsqlConnection(city.OwnerConnection);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(
            "SELECT (SELECT count(*) FROM session WHERE position($1::bytea IN ticket) > 0) + (SELECT count(*) FROM data_protection_key WHERE xml LIKE '%masterKey%')", connection);
        command.Parameters.AddWithValue(System.Text.Encoding.UTF8.GetBytes(token));

        Assert.Equal(0L, await command.ExecuteScalarAsync(TestContext.Current.CancellationToken));
    }

    private static async Task<string> TokenAsync(Browser browser) => (await browser.HeardAsync("/api/registry/units")).Header("Authorization")!["Bearer ".Length..];

    public async ValueTask DisposeAsync()
    {
        gateway.Dispose();
        await door.DisposeAsync();
    }
}
