using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Linli.ServiceDefaults.Security;

namespace Linli.Identity.Tests.SignIn;

public sealed class SigningIn(IdentityHost host)
{
    private async Task<(string Name, Invited Person, TenantOfTest Tenant)> AdminWithPasswordAsync()
    {
        var tenant = await host.TenantAsync();
        var name = Api.NewName();
        var person = await host.City.InviteAsync("王敏", "tenant-admin", tenant.Scope, more: new { userName = name, demoPassword = IdentityHost.DemoPassword });
        return (name, person, tenant);
    }

    [Fact]
    public async Task A_person_signs_in_and_the_token_says_who_where_and_as_what()
    {
        var (name, person, tenant) = await AdminWithPasswordAsync();
        using var browser = host.Browser();

        var signedIn = await browser.SignInAsync(name, IdentityHost.DemoPassword);

        var claims = signedIn.Claims;
        Assert.Equal("http://localhost:8080/", claims.GetProperty("iss").GetString());
        Assert.Equal(person.Id.ToString(), claims.GetProperty("sub").GetString());
        Assert.Equal("王敏", claims.GetProperty("name").GetString());
        Assert.Equal(tenant.Scope.TenantId.ToString(), claims.GetProperty("tenant").GetString());
        Assert.Equal(tenant.Scope.ToString(), claims.GetProperty("scope_path").GetString());
        Assert.Equal("tenant-admin", claims.GetProperty("role").GetString());
        Assert.Equal(1, claims.GetProperty("pv").GetInt64());
        Assert.Equal(["identity", "tenant", "registry", "activity", "reporting", "portal"], claims.GetProperty("aud").EnumerateArray().Select(a => a.GetString()));
        Assert.Equal(300, claims.GetProperty("exp").GetInt64() - claims.GetProperty("iat").GetInt64());
        var grants = await new Api(host.Run.Identity, signedIn.AccessToken).GetAsync("/me/grants");
        Assert.Contains(Permissions.UnitEdit, grants.PermissionsAt(tenant.Scope));
    }

    [Fact]
    public async Task A_second_browser_tab_does_not_ask_for_the_password_again()
    {
        var (name, _, _) = await AdminWithPasswordAsync();
        using var browser = host.Browser();
        await browser.SignInAsync(name, IdentityHost.DemoPassword);

        Assert.NotNull(await browser.CodeAsync("nobody", "not asked"));
    }

    [Fact]
    public async Task A_closed_account_can_neither_sign_in_nor_refresh_nor_use_its_token()
    {
        var (name, person, tenant) = await AdminWithPasswordAsync();
        using var browser = host.Browser();
        var signedIn = await browser.SignInAsync(name, IdentityHost.DemoPassword);

        using var closed = await tenant.Admin.PostAsync($"/people/{person.Id}/disable");

        Assert.Equal(HttpStatusCode.NoContent, closed.StatusCode);
        using var refreshed = await browser.RefreshAsync(signedIn.RefreshToken);
        Assert.Equal(HttpStatusCode.BadRequest, refreshed.StatusCode);
        using var authorize = await browser.GetAsync(browser.AuthorizeUrl);
        Assert.StartsWith("/account/sign-in", authorize.Headers.Location!.ToString(), StringComparison.Ordinal);
        using var typed = await browser.TypeAsync(name, IdentityHost.DemoPassword);
        Assert.Contains("此账号已停用", await typed.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Empty((await new Api(host.Run.Identity, signedIn.AccessToken).GetAsync("/me/grants")).GetProperty("grants").EnumerateArray());

        using var opened = await tenant.Admin.PostAsync($"/people/{person.Id}/enable");
        Assert.Equal(HttpStatusCode.NoContent, opened.StatusCode);
        using var other = host.Browser();
        await other.SignInAsync(name, IdentityHost.DemoPassword);
    }

    [Fact]
    public async Task Somebody_who_lost_their_last_role_is_told_so_and_gets_no_token()
    {
        var (name, person, tenant) = await AdminWithPasswordAsync();
        using var browser = host.Browser();
        var signedIn = await browser.SignInAsync(name, IdentityHost.DemoPassword);
        using var ended = await tenant.Admin.DeleteAsync($"/assignments/{person.AssignmentId}");
        Assert.Equal(HttpStatusCode.OK, ended.StatusCode);

        using var refreshed = await browser.RefreshAsync(signedIn.RefreshToken);
        using var authorize = await browser.GetAsync(browser.AuthorizeUrl);

        Assert.Equal(HttpStatusCode.BadRequest, refreshed.StatusCode);
        Assert.Equal("/account/denied", authorize.Headers.Location!.ToString());
    }

    [Fact]
    public async Task Signing_out_ends_the_session_at_identity_and_returns_to_the_gateway()
    {
        var (name, _, _) = await AdminWithPasswordAsync();
        using var browser = host.Browser();
        var signedIn = await browser.SignInAsync(name, IdentityHost.DemoPassword);

        using var response = await browser.GetAsync($"/connect/end-session?id_token_hint={signedIn.IdToken}&post_logout_redirect_uri={Uri.EscapeDataString(Browser.PublicAddress + "/signout-callback-oidc")}&client_id=gateway");

        Assert.StartsWith(Browser.PublicAddress + "/signout-callback-oidc", response.Headers.Location!.ToString(), StringComparison.Ordinal);
        using var authorize = await browser.GetAsync(browser.AuthorizeUrl);
        Assert.StartsWith("/account/sign-in", authorize.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Discovery_names_the_public_address_whatever_host_was_asked()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/.well-known/openid-configuration") { Headers = { Host = "evil.example" } };
        request.Headers.Add("X-Forwarded-Host", "evil.example");

        using var response = await host.Run.Identity.SendAsync(request, TestContext.Current.CancellationToken);

        var document = await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        Assert.Equal("http://localhost:8080/", document.GetProperty("issuer").GetString());
        Assert.Equal("http://localhost:8080/connect/token", document.GetProperty("token_endpoint").GetString());
        Assert.Equal(["S256"], document.GetProperty("code_challenge_methods_supported").EnumerateArray().Select(m => m.GetString()));
    }

    [Fact]
    public async Task The_pages_speak_english_when_asked_to()
    {
        using var browser = host.Browser();

        using var switched = await browser.SubmitAsync("/account/sign-in", ("language", "en"));
        using var chosen = await browser.GetAsync("/account/sign-in");
        Assert.Contains("登录", await chosen.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        using var request = new HttpRequestMessage(HttpMethod.Get, "/account/sign-in");
        request.Headers.Add("Cookie", "linli.lang=c=en|uic=en");
        using var english = await host.Run.Identity.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Contains("Sign in", await english.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }
}
