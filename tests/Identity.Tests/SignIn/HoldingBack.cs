using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Linli.ServiceDefaults.Security;

namespace Linli.Identity.Tests.SignIn;

/// <summary>Who guesses, steals a token or comes with a link from elsewhere is held back.</summary>
public sealed class HoldingBack(IdentityHost host)
{
    private async Task<(string Name, Invited Person, TenantOfTest Tenant)> AdminWithPasswordAsync()
    {
        var tenant = await host.TenantAsync();
        var name = Api.NewName();
        var person = await host.City.InviteAsync("王敏", "tenant-admin", tenant.Scope, more: new { userName = name, demoPassword = IdentityHost.DemoPassword });
        return (name, person, tenant);
    }

    [Fact]
    public async Task A_code_is_worth_nothing_without_its_verifier_or_the_gateways_secret()
    {
        var (name, _, _) = await AdminWithPasswordAsync();
        using var browser = host.Browser();

        using var otherVerifier = await browser.RedeemAsync((await browser.CodeAsync(name, IdentityHost.DemoPassword))!, codeVerifier: new string('x', 43));
        using var otherSecret = await browser.RedeemAsync((await browser.CodeAsync(name, IdentityHost.DemoPassword))!, secret: "guessed");

        Assert.Equal(HttpStatusCode.BadRequest, otherVerifier.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, otherSecret.StatusCode);
    }

    [Fact]
    public async Task A_code_goes_to_the_gateways_own_address_only()
    {
        using var browser = host.Browser();

        using var response = await browser.GetAsync(browser.AuthorizeUrl.Replace("signin-oidc", "elsewhere", StringComparison.Ordinal));

        Assert.StartsWith("/account/error", response.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_without_proof_key_is_refused()
    {
        using var browser = host.Browser();

        using var response = await browser.GetAsync(browser.AuthorizeUrl.Split("&code_challenge")[0]);

        Assert.Contains("error=invalid_request", response.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_name_get_the_same_answer()
    {
        var (name, _, _) = await AdminWithPasswordAsync();
        using var browser = host.Browser();

        using var wrong = await browser.TypeAsync(name, "not the password");
        using var unknown = await browser.TypeAsync(Api.NewName(), "not the password");

        Assert.Equal(HttpStatusCode.OK, wrong.StatusCode);
        Assert.Contains("登录名或密码不正确", await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("登录名或密码不正确", await unknown.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Guessing_is_held_back_for_names_that_exist_and_names_that_do_not()
    {
        var (known, _, _) = await AdminWithPasswordAsync();
        foreach (var name in new[] { known, Api.NewName() })
        {
            using var browser = host.Browser();
            for (var i = 0; i < 5; i++)
            {
                using var wrong = await browser.TypeAsync(name, $"guess {i}");
                Assert.Contains("登录名或密码不正确", await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            }

            using var held = await browser.TypeAsync(name, IdentityHost.DemoPassword);
            Assert.Contains("尝试次数过多", await held.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_burst_of_parallel_guesses_gets_no_more_tries_than_one_after_another()
    {
        var (name, _, _) = await AdminWithPasswordAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(async i =>
        {
            using var browser = host.Browser();
            using var response = await browser.TypeAsync(name, $"guess {i}");
            return await response.Content.ReadAsStringAsync();
        }));

        Assert.Equal(5, answers.Count(a => a.Contains("登录名或密码不正确", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Refresh_tokens_rotate_and_a_stolen_older_one_ends_the_whole_session()
    {
        var (name, _, _) = await AdminWithPasswordAsync();
        using var browser = host.Browser();
        var first = await browser.SignInAsync(name, IdentityHost.DemoPassword);
        using var answer = await browser.RefreshAsync(first.RefreshToken);
        var second = await SignedIn.ReadAsync(answer);
        Assert.NotEqual(first.RefreshToken, second.RefreshToken);
        using var again = await browser.RefreshAsync(first.RefreshToken);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);

        await using (var db = host.AsOwner())
        {
            await using var older = db.CreateCommand("UPDATE openid_token SET redemption_date = redemption_date - interval '1 minute' WHERE subject = $1");
            older.Parameters.Add(new() { Value = first.Claims.GetProperty("sub").GetString()! });
            await older.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        using var stolen = await browser.RefreshAsync(first.RefreshToken);
        using var afterwards = await browser.RefreshAsync(second.RefreshToken);
        Assert.Equal(HttpStatusCode.BadRequest, stolen.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, afterwards.StatusCode);
    }

    [Fact]
    public async Task A_link_from_elsewhere_cannot_sign_a_person_out()
    {
        var (name, _, _) = await AdminWithPasswordAsync();
        using var browser = host.Browser();
        await browser.SignInAsync(name, IdentityHost.DemoPassword);

        using var response = await browser.GetAsync("/connect/end-session");

        Assert.Equal("/account/sign-out", response.Headers.Location!.ToString());
        Assert.NotNull(await browser.CodeAsync("nobody", "not asked"));
    }

    [Fact]
    public async Task Sign_in_never_leads_away_from_the_platform()
    {
        var (name, _, _) = await AdminWithPasswordAsync();
        using var browser = host.Browser();

        using var response = await browser.TypeAsync(name, IdentityHost.DemoPassword, "https://evil.example/");

        Assert.Equal("/signin", response.Headers.Location!.ToString());
    }

    [Fact]
    public async Task A_form_without_its_antiforgery_token_is_refused()
    {
        using var browser = host.Browser();

        using var content = new FormUrlEncodedContent([new("Name", "a"), new("Password", "b")]);
        using var response = await host.Run.Identity.PostAsync("/account/sign-in", content, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }
}
