using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;

namespace Linli.Identity.Tests.OpenId;

/// <summary>RFC 9700 (best current practice for OAuth 2.0 security), requirement by requirement; the sections are in the names' order.</summary>
public sealed class OAuthSecurity(IdentityHost host)
{
    private async Task<(Browser Browser, string Name)> SignedInAsync()
    {
        var (name, _, _) = await host.SomebodyAsync();
        var browser = host.Browser();
        await browser.SignInAsync(name, IdentityHost.DemoPassword);
        return (browser, name);
    }

    private async Task<JsonElement> DiscoveryAsync()
    {
        using var response = await host.Run.Identity.GetAsync("/.well-known/openid-configuration");
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    private static IEnumerable<string> Strings(JsonElement document, string name) => document.GetProperty(name).EnumerateArray().Select(e => e.GetString()!);

    [Theory]
    [InlineData("http://localhost:8080/signin-oidc/")]
    [InlineData("http://localhost:8080/signin-oidc?next=/")]
    [InlineData("http://localhost:8080/signin-oidc/../elsewhere")]
    [InlineData("http://localhost:8080.evil.example/signin-oidc")]
    [InlineData("https://localhost:8080/signin-oidc")]
    public async Task Section_2_1_Redirect_addresses_are_compared_exactly(string address)
    {
        var (browser, _) = await SignedInAsync();
        using var _b = browser;

        using var response = await browser.GetAsync(browser.AuthorizeUrl.Replace(Uri.EscapeDataString("http://localhost:8080/signin-oidc"), Uri.EscapeDataString(address), StringComparison.Ordinal));

        Assert.StartsWith("/account/error", response.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Section_2_1_Neither_errors_nor_sign_in_redirect_to_an_address_that_was_not_registered()
    {
        using var browser = host.Browser();

        using var unknownClient = await browser.GetAsync(browser.AuthorizeUrl.Replace("client_id=gateway", "client_id=nobody", StringComparison.Ordinal));
        using var signIn = await browser.GetAsync("/account/sign-in?returnUrl=https%3A%2F%2Fevil.example%2F");
        using var signedOut = await browser.GetAsync("/connect/end-session?post_logout_redirect_uri=https%3A%2F%2Fevil.example%2F&client_id=gateway");

        Assert.StartsWith("/account/error", unknownClient.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, signIn.StatusCode);
        Assert.StartsWith("/account/sign-out", signedOut.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("code_challenge_method=S256", "code_challenge_method=plain")]
    [InlineData("&code_challenge_method=S256", "")]
    public async Task Section_2_1_1_Proof_keys_are_hashed_or_refused(string part, string instead)
    {
        var (browser, _) = await SignedInAsync();
        using var _b = browser;

        using var response = await browser.GetAsync(browser.AuthorizeUrl.Replace(part, instead, StringComparison.Ordinal));

        Assert.Contains("error=invalid_request", response.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal(["S256"], Strings(await DiscoveryAsync(), "code_challenge_methods_supported"));
    }

    [Fact]
    public async Task Section_2_1_1_A_proof_key_is_required_also_of_a_client_with_a_secret()
    {
        var (browser, _) = await SignedInAsync();
        using var _b = browser;

        using var response = await browser.GetAsync(browser.AuthorizeUrl.Split("&code_challenge")[0]);

        Assert.Contains("error=invalid_request", response.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Section_2_1_1_A_verifier_for_a_request_that_had_no_challenge_is_of_no_use()
    {
        var (browser, name) = await SignedInAsync();
        using var _b = browser;
        var code = await browser.CodeAsync(name, "not asked");

        using var other = await browser.RedeemAsync(code!, codeVerifier: new string('y', 43));

        Assert.Equal(HttpStatusCode.BadRequest, other.StatusCode);
    }

    [Theory]
    [InlineData("token")]
    [InlineData("id_token")]
    [InlineData("code id_token")]
    [InlineData("code token")]
    public async Task Section_2_1_2_No_token_comes_from_the_authorization_endpoint(string responseType)
    {
        var (browser, _) = await SignedInAsync();
        using var _b = browser;

        using var response = await browser.GetAsync(browser.AuthorizeUrl.Replace("response_type=code", "response_type=" + Uri.EscapeDataString(responseType), StringComparison.Ordinal) + "&nonce=n");

        Assert.Contains("error=", response.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("token=", response.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal(["code"], Strings(await DiscoveryAsync(), "response_types_supported"));
    }

    [Fact]
    public async Task Section_2_2_2_Refresh_tokens_rotate()
    {
        var (name, _, _) = await host.SomebodyAsync();
        using var browser = host.Browser();
        var first = await browser.SignInAsync(name, IdentityHost.DemoPassword);

        using var answer = await browser.RefreshAsync(first.RefreshToken);

        Assert.NotEqual(first.RefreshToken, (await SignedIn.ReadAsync(answer)).RefreshToken);
    }

    [Fact]
    public async Task Section_2_3_An_access_token_names_its_audience_and_is_short_lived()
    {
        var (name, _, _) = await host.SomebodyAsync();
        using var browser = host.Browser();
        var claims = (await browser.SignInAsync(name, IdentityHost.DemoPassword)).Claims;

        Assert.NotEmpty(claims.GetProperty("aud").EnumerateArray());
        Assert.InRange(claims.GetProperty("exp").GetInt64() - claims.GetProperty("iat").GetInt64(), 1, 300);
        var foreign = host.Run.Tokens.For(Guid.Parse(claims.GetProperty("sub").GetString()!), new(null), "member", audience: "somebody-else");
        using var refused = await new Api(host.Run.Identity, foreign).SendAsync(HttpMethod.Get, "/me");
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
    }

    [Fact]
    public async Task Section_2_4_The_password_grant_does_not_exist()
    {
        using var browser = host.Browser();

        using var response = await browser.TokenAsync(("grant_type", "password"), ("username", "city@demo"), ("password", IdentityHost.DemoPassword),
            ("client_id", "gateway"), ("client_secret", IdentityHost.GatewaySecret));

        Assert.Contains("unsupported_grant_type", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(["authorization_code", "client_credentials", "refresh_token"], Strings(await DiscoveryAsync(), "grant_types_supported").Order());
    }

    [Fact]
    public async Task Section_2_5_The_gateway_proves_itself_with_its_secret()
    {
        var (browser, name) = await SignedInAsync();
        using var _b = browser;
        var code = await browser.CodeAsync(name, "not asked");

        using var wrong = await browser.RedeemAsync(code!, secret: "guessed");
        using var none = await browser.TokenAsync(("grant_type", "authorization_code"), ("code", code!), ("redirect_uri", Browser.PublicAddress + "/signin-oidc"), ("client_id", "gateway"));

        Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
        Assert.NotEqual(HttpStatusCode.OK, none.StatusCode);
    }

    [Fact]
    public async Task Section_2_6_The_metadata_says_what_there_is()
    {
        var document = await DiscoveryAsync();

        Assert.Equal(Browser.PublicAddress + "/", document.GetProperty("issuer").GetString());
        Assert.True(document.GetProperty("authorization_response_iss_parameter_supported").GetBoolean());
        Assert.False(document.TryGetProperty("device_authorization_endpoint", out _));
    }

    [Fact]
    public async Task Section_4_2_Pages_give_nothing_away_to_where_their_links_lead()
    {
        using var browser = host.Browser();

        Assert.Contains("<meta name=\"referrer\" content=\"no-referrer\" />", await browser.ReadAsync("/account/sign-in"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Section_4_4_The_answer_names_its_issuer_against_mix_up()
    {
        var (browser, _) = await SignedInAsync();
        using var _b = browser;

        using var response = await browser.GetAsync(browser.AuthorizeUrl);

        var answer = QueryHelpers.ParseQuery(response.Headers.Location!.Query);
        Assert.Equal(Browser.PublicAddress + "/", answer["iss"]);
        Assert.Equal("state", answer["state"]);
    }

    [Fact]
    public async Task Section_4_5_A_code_works_once_and_its_second_use_ends_what_the_first_one_gave()
    {
        var (browser, name) = await SignedInAsync();
        using var _b = browser;
        var code = await browser.CodeAsync(name, "not asked");
        using var first = await browser.RedeemAsync(code!);
        var tokens = await SignedIn.ReadAsync(first);

        using var second = await browser.RedeemAsync(code!);
        using var refreshed = await browser.RefreshAsync(tokens.RefreshToken);

        Assert.Equal(HttpStatusCode.BadRequest, second.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, refreshed.StatusCode);
    }

    [Fact]
    public async Task Section_4_7_Forms_want_their_own_token_against_forgery()
    {
        using var content = new FormUrlEncodedContent([new("Code", "000000")]);

        using var response = await host.Run.Identity.PostAsync("/account/sign-in/code", content);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task Section_4_12_A_code_is_passed_on_by_303_or_302_never_with_the_password_in_the_body()
    {
        var (name, _, _) = await host.SomebodyAsync();
        using var browser = host.Browser();

        using var typed = await browser.TypeAsync(name, IdentityHost.DemoPassword, browser.AuthorizeUrl);

        Assert.Equal(HttpStatusCode.Found, typed.StatusCode);
    }

    [Fact]
    public async Task Section_4_14_2_A_refresh_token_used_again_ends_its_whole_family()
    {
        var (name, _, _) = await host.SomebodyAsync();
        using var browser = host.Browser();
        var first = await browser.SignInAsync(name, IdentityHost.DemoPassword);
        using var answer = await browser.RefreshAsync(first.RefreshToken);
        var second = await SignedIn.ReadAsync(answer);
        await using (var db = host.AsOwner())
        {
            await using var older = db.CreateCommand("UPDATE openid_token SET redemption_date = redemption_date - interval '1 minute' WHERE subject = $1");
            older.Parameters.Add(new() { Value = first.Claims.GetProperty("sub").GetString()! });
            await older.ExecuteNonQueryAsync();
        }

        using var stolen = await browser.RefreshAsync(first.RefreshToken);
        using var family = await browser.RefreshAsync(second.RefreshToken);

        Assert.Equal(HttpStatusCode.BadRequest, stolen.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, family.StatusCode);
    }

    [Fact]
    public async Task Section_4_14_2_A_refresh_token_is_bound_to_its_client()
    {
        var (name, _, tenant) = await host.SomebodyAsync();
        using var browser = host.Browser();
        var tokens = await browser.SignInAsync(name, IdentityHost.DemoPassword);
        using var made = await tenant.Admin.PostAsync("/clients", new { name = "接口", role = "community-worker", scope = tenant.Scope.ToString() });
        var machine = await made.Content.ReadFromJsonAsync<JsonElement>();

        using var response = await browser.TokenAsync(("grant_type", "refresh_token"), ("refresh_token", tokens.RefreshToken),
            ("client_id", machine.GetProperty("clientId").GetString()!), ("client_secret", machine.GetProperty("clientSecret").GetString()!));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }
}
