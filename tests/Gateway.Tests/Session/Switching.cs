using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Linli.ServiceDefaults.Security;

namespace Linli.GatewayTests.Session;

/// <summary>A member in two sub-districts goes from one to the other; the real Identity decides.</summary>
public sealed class Switching(City city) : IAsyncLifetime
{
    private readonly ScopePath one = new(Guid.CreateVersion7(), Guid.CreateVersion7());
    private readonly ScopePath other = new(Guid.CreateVersion7(), Guid.CreateVersion7());
    private readonly string name = $"u{Guid.CreateVersion7():N}";
    private readonly MovingClock clock = new();
    private TestGateway gateway = null!;
    private Guid[] assignments = [];

    public async ValueTask InitializeAsync()
    {
        gateway = new TestGateway(city, clock: clock);
        assignments = [await AppointAsync(one), await AppointAsync(other)];
    }

    [Fact]
    public async Task A_switch_asks_for_nothing_and_what_follows_speaks_for_the_other_sub_district_only()
    {
        using var browser = await SignedInAsync();
        Assert.Equal(one.ToString(), await ScopeAsync(browser));
        var before = Key(browser);

        var arrived = await browser.FollowAsync(await SwitchAsync(browser, other));

        Assert.Equal("/", arrived.RequestMessage!.RequestUri!.PathAndQuery);
        Assert.DoesNotContain(browser.Seen, s => s.Contains("/account/sign-in", StringComparison.Ordinal) && s.Contains(other.ToString(), StringComparison.Ordinal));
        Assert.Equal(other.ToString(), await ScopeAsync(browser));
        Assert.NotEqual(before, Key(browser));
        clock.Advance(TimeSpan.FromMinutes(4.5));
        Assert.Equal(other.ToString(), await ScopeAsync(browser));
    }

    [Fact]
    public async Task The_former_session_is_over_on_every_gateway_at_once()
    {
        using var second = new TestGateway(city, clock: clock);
        using var browser = await SignedInAsync();
        using var old = gateway.Browser(Copy(browser.Cookies));
        using var oldThere = second.Browser(Copy(browser.Cookies));
        using var there = second.Browser(browser.Cookies);
        await ScopeAsync(there);

        await browser.FollowAsync(await SwitchAsync(browser, other));

        Assert.Equal(other.ToString(), await ScopeAsync(there));
        Assert.Equal(HttpStatusCode.Unauthorized, (await old.GetAsync("/api/registry/units")).StatusCode);
        clock.Advance(TimeSpan.FromSeconds(6));
        Assert.Equal(HttpStatusCode.Unauthorized, (await oldThere.GetAsync("/api/registry/units")).StatusCode);
    }

    [Fact]
    public async Task A_place_that_is_not_the_persons_is_refused_and_they_stay_where_they_were()
    {
        using var browser = await SignedInAsync();

        var refused = await browser.FollowAsync(await SwitchAsync(browser, ScopePath.City));

        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("这个身份已经不能使用了", await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(one.ToString(), await ScopeAsync(browser));
    }

    [Fact]
    public async Task A_withdrawn_place_is_left_with_the_next_token()
    {
        using var browser = await SignedInAsync();
        await browser.FollowAsync(await SwitchAsync(browser, other));

        using var withdrawn = await CallAsync(HttpMethod.Delete, $"/assignments/{assignments[1]}", Admin(other));
        Assert.Equal(HttpStatusCode.OK, withdrawn.StatusCode);
        clock.Advance(TimeSpan.FromMinutes(4.5));

        Assert.Equal(one.ToString(), await ScopeAsync(browser));
        Assert.Equal(HttpStatusCode.Conflict, (await browser.FollowAsync(await SwitchAsync(browser, other))).StatusCode);
    }

    [Fact]
    public async Task Another_site_cannot_switch_somebody()
    {
        using var browser = await SignedInAsync();

        var refused = await browser.SendAsync(HttpMethod.Post, $"/switch?scope={other}", null, ("Origin", "https://elsewhere.example"), ("Sec-Fetch-Site", "cross-site"));

        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Equal(one.ToString(), await ScopeAsync(browser));
    }

    public async ValueTask DisposeAsync() => await gateway.DisposeAsync();

    private readonly Dictionary<ScopePath, Guid> admins = [];

    private string Admin(ScopePath place) => city.Tokens.For(admins[new(place.TenantId)], new(place.TenantId), "tenant-admin");

    private async Task<Browser> SignedInAsync()
    {
        var browser = gateway.Browser();
        await browser.SignInAsync(name);
        return browser;
    }

    private static Task<HttpResponseMessage> SwitchAsync(Browser browser, ScopePath to) => browser.SubmitAsync($"/switch?scope={to}", []);

    private static async Task<string?> ScopeAsync(Browser browser)
    {
        var token = (await browser.HeardAsync("/api/registry/units")).Header("Authorization")!;
        return JsonSerializer.Deserialize<JsonElement>(System.Buffers.Text.Base64Url.DecodeFromChars(token.Split('.')[1])).GetProperty("scope_path").GetString();
    }

    private static string Key(Browser browser) => browser.Cookies.GetCookies(new Uri(TestGateway.Public)).Single(c => c.Name == "linli.session").Value;

    private static CookieContainer Copy(CookieContainer cookies)
    {
        var copy = new CookieContainer();
        copy.Add(cookies.GetCookies(new Uri(TestGateway.Public)));
        return copy;
    }

    /// <summary>A sub-district's admin, and this test's person as a member there.</summary>
    private async Task<Guid> AppointAsync(ScopePath place)
    {
        var tenant = new ScopePath(place.TenantId);
        using var admin = await CallAsync(HttpMethod.Post, "/people", await city.CityTokenAsync(),
            new { name = "管理员", userName = $"a{Guid.CreateVersion7():N}", role = "tenant-admin", scope = tenant.ToString(), canDelegate = true });
        admins[tenant] = (await admin.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
        using var member = await CallAsync(HttpMethod.Post, "/people", Admin(place),
            new { name = "王敏", userName = name, role = "member", scope = place.ToString(), demoPassword = Browser.Password });
        return (await member.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("assignmentId").GetGuid();
    }

    private async Task<HttpResponseMessage> CallAsync(HttpMethod method, string path, string token, object? body = null)
    {
        using var http = new HttpClient { BaseAddress = city.Identity };
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await http.SendAsync(request);
    }
}
