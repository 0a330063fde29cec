using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Linli.Contracts.Tenant.V1;
using Linli.Identity.Tests.SecondFactor;
using Linli.TestKit;
using Microsoft.AspNetCore.WebUtilities;

namespace Linli.Identity.Tests.External;

/// <summary>A sub-district's people sign in with a second, real OpenID Connect server.</summary>
public sealed class ExternalSignIn(IdentityHost host) : IAsyncLifetime
{
    private OtherProvider other = null!;

    public async ValueTask InitializeAsync() => other = await OtherProvider.StartAsync();

    public ValueTask DisposeAsync() => other.DisposeAsync();

    private async Task<Guid> AddAsync(TenantOfTest tenant)
    {
        using var added = await tenant.Admin.PostAsync("/sign-in-providers", new { name = "区统一身份", issuer = other.Issuer, clientId = OtherProvider.ClientId, clientSecret = OtherProvider.ClientSecret });
        Assert.True(added.StatusCode == HttpStatusCode.Created, await added.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return (await added.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("id").GetGuid();
    }

    private static async Task<Invited> InvitedAsync(TenantOfTest tenant, string email) => await tenant.Admin.InviteAsync("王敏", "member", tenant.Community(), more: new { email });

    private static string NewEmail() => $"p{Guid.NewGuid():N}@example.cn";

    /// <summary>Through the other provider and back; the answer to the last step.</summary>
    private static async Task<HttpResponseMessage> GoAsync(Browser browser, Guid provider, string query = "", Func<Uri, string>? bend = null)
    {
        using var start = await browser.GetAsync($"/account/external/{provider}{query}");
        var back = await OtherProvider.SignInAsync(start.Headers.Location!);
        return await browser.GetAsync(bend?.Invoke(back) ?? back.PathAndQuery);
    }

    private static string? Problem(HttpResponseMessage answer) => QueryHelpers.ParseQuery(answer.Headers.Location!.ToString().Split('?', 2).ElementAtOrDefault(1)).TryGetValue("problem", out var problem) ? problem.ToString() : null;

    private static async Task<SignedIn> TokensAsync(Browser browser)
    {
        var code = await browser.CodeAsync("nobody", "not asked");
        Assert.NotNull(code);
        using var response = await browser.RedeemAsync(code);
        return await SignedIn.ReadAsync(response);
    }

    [Fact]
    public async Task An_invited_person_signs_in_by_a_verified_address_and_from_then_on_by_who_they_are_there()
    {
        var tenant = await host.TenantAsync();
        var provider = await AddAsync(tenant);
        other.Email = NewEmail();
        var person = await InvitedAsync(tenant, other.Email);
        using var first = host.Browser();
        using var second = host.Browser();

        using var arrived = await GoAsync(first, provider);
        other.Email = NewEmail();
        using var again = await GoAsync(second, provider);

        Assert.Null(Problem(arrived));
        Assert.Equal("/signin", arrived.Headers.Location!.ToString());
        Assert.Null(Problem(again));
        foreach (var browser in new[] { first, second })
        {
            var claims = (await TokensAsync(browser)).Claims;
            Assert.Equal((person.Id.ToString(), tenant.Scope.TenantId.ToString()), (claims.GetProperty("sub").GetString(), claims.GetProperty("tenant").GetString()));
        }

        Assert.Equal("active", (await tenant.Admin.GetAsync($"/people/{person.Id}")).GetProperty("status").GetString());
    }

    [Fact]
    public async Task Whoever_has_a_second_factor_here_is_asked_for_its_code_after_the_providers_word_too()
    {
        var tenant = await host.TenantAsync();
        var provider = await AddAsync(tenant);
        other.Email = NewEmail();
        await InvitedAsync(tenant, other.Email);
        using var first = host.Browser();
        using var arrived = await GoAsync(first, provider);
        var phone = await Phone.SetUpAsync(first);

        using var second = host.Browser();
        using var halfway = await GoAsync(second, provider);
        var step = halfway.Headers.Location!.ToString();
        Assert.StartsWith("/account/sign-in/code", step, StringComparison.Ordinal);
        Assert.Null(await second.CodeAsync("nobody", "not asked"));

        using var answer = await second.SubmitAsync(step, ("Code", phone.NextCode), ("ReturnUrl", "/account"));
        Assert.Equal("/account", answer.Headers.Location?.ToString());
        Assert.Equal(tenant.Scope.TenantId.ToString(), (await TokensAsync(second)).Claims.GetProperty("tenant").GetString());
    }

    [Fact]
    public async Task Nobody_gets_in_by_an_address_that_is_unverified_or_that_nobody_invited()
    {
        var tenant = await host.TenantAsync();
        var provider = await AddAsync(tenant);
        other.Email = NewEmail();
        await InvitedAsync(tenant, other.Email);
        using var browser = host.Browser();

        other.EmailVerified = false;
        using var unverified = await GoAsync(browser, provider);
        (other.EmailVerified, other.Email) = (true, NewEmail());
        using var unknown = await GoAsync(browser, provider);

        Assert.Equal("unverified", Problem(unverified));
        Assert.Equal("unknown", Problem(unknown));
        Assert.Null(await browser.CodeAsync("nobody", "nothing"));
        using var page = await browser.GetAsync(unknown.Headers.Location!.ToString());
        Assert.Contains("还没有邀请您", await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_invitation_is_accepted_with_the_provider_instead_of_a_password_and_only_once()
    {
        var tenant = await host.TenantAsync();
        var provider = await AddAsync(tenant);
        var person = await InvitedAsync(tenant, NewEmail());
        (other.Email, other.EmailVerified) = ("", false);
        var token = QueryHelpers.ParseQuery(new Uri(person.Invitation!).Query)["token"].ToString();
        using var browser = host.Browser();
        using var stranger = host.Browser();

        using var page = await browser.GetAsync(person.Invitation!);
        using var accepted = await GoAsync(browser, provider, $"?invitation={token}");
        other.Subject = "somebody else";
        using var late = await GoAsync(stranger, provider, $"?invitation={token}");

        Assert.Contains("用“区统一身份”登录", await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Null(Problem(accepted));
        Assert.Equal(person.Id.ToString(), (await TokensAsync(browser)).Claims.GetProperty("sub").GetString());
        Assert.Equal("invitation", Problem(late));
    }

    [Fact]
    public async Task A_provider_never_makes_somebody_who_they_are_elsewhere()
    {
        var (tenant, elsewhere) = (await host.TenantAsync(), await host.TenantAsync());
        var provider = await AddAsync(tenant);
        other.Email = NewEmail();
        await InvitedAsync(tenant, other.Email);
        using var browser = host.Browser();
        using var before = await GoAsync(browser, provider);
        var session = await TokensAsync(browser);

        var there = elsewhere.Community();
        await elsewhere.Admin.InviteAsync("王敏", "member", there, more: new { email = other.Email });
        using var switching = await browser.GetAsync(browser.AuthorizeUrl + "&acting_scope=" + there);
        using var refreshed = await browser.RefreshAsync(session.RefreshToken);
        using var other2 = host.Browser();
        using var refused = await GoAsync(other2, provider);

        Assert.Null(Problem(before));
        Assert.Contains("error=invalid_scope", switching.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal(tenant.Scope.TenantId.ToString(), (await SignedIn.ReadAsync(refreshed)).Claims.GetProperty("tenant").GetString());
        Assert.Equal("elsewhere", Problem(refused));
    }

    [Fact]
    public async Task An_answer_that_was_asked_of_another_issuer_provider_or_browser_is_refused()
    {
        var tenant = await host.TenantAsync();
        var (provider, second) = (await AddAsync(tenant), await AddAsync(tenant));
        other.Email = NewEmail();
        await InvitedAsync(tenant, other.Email);
        using var browser = host.Browser();
        using var victim = host.Browser();

        using var issuer = await GoAsync(browser, provider, bend: back => back.PathAndQuery.Replace(Uri.EscapeDataString(other.Issuer), Uri.EscapeDataString("https://elsewhere.example/"), StringComparison.Ordinal));
        using var none = await GoAsync(browser, provider, bend: back => QueryHelpers.AddQueryString(back.AbsolutePath, QueryHelpers.ParseQuery(back.Query).Where(p => p.Key != "iss")));
        using var crossed = await GoAsync(browser, provider, bend: back => back.PathAndQuery.Replace(provider.ToString(), second.ToString(), StringComparison.Ordinal));
        using var start = await browser.GetAsync($"/account/external/{provider}");
        var back = await OtherProvider.SignInAsync(start.Headers.Location!);
        using var planted = await victim.GetAsync(back.PathAndQuery);

        Assert.All([issuer, none, crossed, planted], answer => Assert.Equal("failed", Problem(answer)));
        Assert.Null(await victim.CodeAsync("nobody", "nothing"));
        Assert.Null(await browser.CodeAsync("nobody", "nothing"));
    }

    [Fact]
    public async Task A_sub_district_that_is_named_offers_what_it_has_switched_on_and_nothing_once_that_is_off_or_gone()
    {
        var tenant = await host.TenantAsync();
        var provider = await AddAsync(tenant);
        var name = $"测试{Guid.NewGuid():N}街道";
        await host.Events.PublishAsync(new TenantProvisioned(tenant.Scope.TenantId!.Value, DateTimeOffset.UtcNow, "650102001000", name));
        using var browser = host.Browser();
        async Task<string> PageAsync(string query)
        {
            using var page = await browser.GetAsync("/account/external?" + query);
            return await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        }

        var named = await Eventually.Async(() => PageAsync("place=" + Uri.EscapeDataString(name)), page => page.Contains(provider.ToString(), StringComparison.Ordinal));
        var linked = await PageAsync($"tenant={tenant.Scope.TenantId}");
        var half = await PageAsync("place=" + Uri.EscapeDataString(name[..6]));
        using var off = await tenant.Admin.PostAsync($"/sign-in-providers/{provider}/enabled", new { enabled = false });
        var whileOff = await PageAsync($"tenant={tenant.Scope.TenantId}");
        using var on = await tenant.Admin.PostAsync($"/sign-in-providers/{provider}/enabled", new { enabled = true });
        using var gone = await tenant.Admin.DeleteAsync($"/sign-in-providers/{provider}");
        using var start = await browser.GetAsync($"/account/external/{provider}");

        Assert.Contains("区统一身份", named, StringComparison.Ordinal);
        Assert.Contains(provider.ToString(), linked, StringComparison.Ordinal);
        Assert.DoesNotContain(provider.ToString(), half, StringComparison.Ordinal);
        Assert.DoesNotContain(provider.ToString(), whileOff, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NoContent, gone.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, start.StatusCode);
    }
}
