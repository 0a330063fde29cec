using System.Net;
using System.Text.RegularExpressions;
using OtpNet;

namespace Linli.Identity.Tests.SecondFactor;

/// <summary>What the app on a person's phone does.</summary>
internal sealed partial record Phone(string Secret, IReadOnlyList<string> RecoveryCodes)
{
    public const string Page = "/account/second-factor";

    /// <summary>Signs in with the password and sets up the second factor.</summary>
    public static async Task<Phone> EnrolAsync(Browser browser, string name)
    {
        await browser.SignInAsync(name, IdentityHost.DemoPassword);
        return await SetUpAsync(browser);
    }

    /// <summary>Scans the secret, confirms it with the current code and keeps the recovery codes.</summary>
    /// <param name="browser">Signed in.</param>
    public static async Task<Phone> SetUpAsync(Browser browser)
    {
        var page = await browser.ReadAsync(Page);
        Assert.Contains("<svg class=\"account-qr\"", page, StringComparison.Ordinal);
        var secret = Key().Match(page).Groups[1].Value.Replace(" ", "", StringComparison.Ordinal);
        using var confirmed = await browser.SubmitToAsync(Page, "Confirm", ("Code", Code(secret, 0)));
        var codes = CodesOf(await confirmed.Content.ReadAsStringAsync());
        Assert.Equal(10, codes.Count);
        return new(secret, codes);
    }

    public static IReadOnlyList<string> CodesOf(string html) => [.. Recovery().Matches(html).Select(m => m.Groups[1].Value)];

    /// <summary>The one after the code that confirmed the secret; a clock that is half a minute ahead.</summary>
    public string NextCode => Code(Secret, 1);

    public static string Code(string secret, int steps) => new Totp(Base32Encoding.ToBytes(secret)).ComputeTotp(DateTime.UtcNow.AddSeconds(30 * steps));

    /// <summary>Types password and then a code.</summary>
    /// <returns>Where it leads; null when the code was refused.</returns>
    public static async Task<string?> SignInAsync(Browser browser, string name, string code)
    {
        using var password = await browser.TypeAsync(name, IdentityHost.DemoPassword, "/account");
        var step = password.Headers.Location!.ToString();
        Assert.StartsWith("/account/sign-in/code", step, StringComparison.Ordinal);
        using var answer = await browser.SubmitAsync(step, ("Code", code), ("ReturnUrl", "/account"));
        return answer.StatusCode == HttpStatusCode.Found ? answer.Headers.Location!.ToString() : null;
    }

    [GeneratedRegex("<code class=\"account-secret\">([A-Z2-7 ]+)</code>")]
    private static partial Regex Key();

    [GeneratedRegex("<li><code>([a-z0-9-]+)</code></li>")]
    private static partial Regex Recovery();
}

public sealed class Codes(IdentityHost host)
{
    [Fact]
    public async Task Somebody_with_a_second_factor_gets_in_with_a_code_that_works_once()
    {
        var (name, _, _) = await host.SomebodyAsync();
        using var first = host.Browser();
        var phone = await Phone.EnrolAsync(first, name);
        var code = phone.NextCode;

        using var second = host.Browser();
        Assert.Equal("/account", await Phone.SignInAsync(second, name, code));
        Assert.NotNull(await second.CodeAsync(name, "not asked"));
        using var third = host.Browser();
        Assert.Null(await Phone.SignInAsync(third, name, code));
    }

    [Fact]
    public async Task The_password_alone_opens_nothing()
    {
        var (name, _, _) = await host.SomebodyAsync();
        using var first = host.Browser();
        await Phone.EnrolAsync(first, name);

        using var other = host.Browser();
        using var typed = await other.TypeAsync(name, IdentityHost.DemoPassword);
        using var authorize = await other.GetAsync(other.AuthorizeUrl);
        using var account = await other.GetAsync("/account");

        Assert.StartsWith("/account/sign-in?", authorize.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.StartsWith("/account/sign-in?", account.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_recovery_code_lets_in_once_and_new_ones_replace_the_old()
    {
        var (name, _, _) = await host.SomebodyAsync();
        using var first = host.Browser();
        var phone = await Phone.EnrolAsync(first, name);

        using var second = host.Browser();
        Assert.Equal("/account", await Phone.SignInAsync(second, name, phone.RecoveryCodes[0].ToUpperInvariant()));
        Assert.Null(await Phone.SignInAsync(second, name, phone.RecoveryCodes[0]));
        Assert.Contains("还有 9 个恢复码", await first.ReadAsync("/account"), StringComparison.Ordinal);

        using var renewed = await first.SubmitToAsync(Phone.Page, "Renew", ("Code", phone.RecoveryCodes[1]));
        var fresh = Phone.CodesOf(await renewed.Content.ReadAsStringAsync());
        Assert.Null(await Phone.SignInAsync(second, name, phone.RecoveryCodes[2]));
        Assert.Equal("/account", await Phone.SignInAsync(second, name, fresh[0]));
    }

    [Fact]
    public async Task Of_two_that_use_one_recovery_code_at_once_one_gets_in()
    {
        var (name, _, _) = await host.SomebodyAsync();
        using var first = host.Browser();
        var phone = await Phone.EnrolAsync(first, name);

        var ways = await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            using var browser = host.Browser();
            return await Phone.SignInAsync(browser, name, phone.RecoveryCodes[0]);
        }));

        Assert.Single(ways, w => w is not null);
    }

    [Fact]
    public async Task Guessing_codes_is_held_back_and_does_not_touch_the_password()
    {
        var (name, _, _) = await host.SomebodyAsync();
        using var first = host.Browser();
        var phone = await Phone.EnrolAsync(first, name);
        using var guesser = host.Browser();
        for (var i = 0; i < 5; i++)
        {
            Assert.Null(await Phone.SignInAsync(guesser, name, $"00000{i}"));
        }

        Assert.Null(await Phone.SignInAsync(guesser, name, phone.RecoveryCodes[0]));
        using var password = await guesser.TypeAsync(name, IdentityHost.DemoPassword);
        Assert.StartsWith("/account/sign-in/code", password.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Contains("10 个恢复码", await first.ReadAsync("/account"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Turning_it_off_takes_the_password_and_a_code()
    {
        var (name, _, _) = await host.SomebodyAsync();
        using var browser = host.Browser();
        var phone = await Phone.EnrolAsync(browser, name);

        using var noPassword = await browser.SubmitToAsync(Phone.Page, "Off", ("Code", phone.RecoveryCodes[0]), ("Current", "guessed"));
        Assert.Contains("当前密码不正确", WebUtility.HtmlDecode(await noPassword.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        using var noCode = await browser.SubmitToAsync(Phone.Page, "Off", ("Code", "123456"), ("Current", IdentityHost.DemoPassword));
        Assert.Contains("验证码不正确", WebUtility.HtmlDecode(await noCode.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        using var off = await browser.SubmitToAsync(Phone.Page, "Off", ("Code", phone.RecoveryCodes[0]), ("Current", IdentityHost.DemoPassword));

        Assert.Equal("/account", off.Headers.Location!.ToString());
        using var other = host.Browser();
        await other.SignInAsync(name, IdentityHost.DemoPassword);
    }

    [Fact]
    public async Task An_admin_resets_a_lost_factor_and_the_person_is_signed_out_and_told()
    {
        var email = $"{Api.NewName()}@example.cn";
        var (name, person, tenant) = await host.SomebodyAsync(email);
        using var browser = host.Browser();
        await Phone.EnrolAsync(browser, name);
        Assert.True((await tenant.Admin.GetAsync($"/people/{person.Id}")).GetProperty("hasSecondFactor").GetBoolean());
        var elsewhere = await host.TenantAsync();
        using var foreign = await elsewhere.Admin.PostAsync($"/people/{person.Id}/second-factor/reset");
        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);

        using var reset = await tenant.Admin.PostAsync($"/people/{person.Id}/second-factor/reset");
        using var again = await tenant.Admin.PostAsync($"/people/{person.Id}/second-factor/reset");

        Assert.Equal(HttpStatusCode.NoContent, reset.StatusCode);
        Assert.Equal("second_factor.none", await again.CodeAsync());
        using var account = await browser.GetAsync("/account");
        Assert.Equal(HttpStatusCode.Found, account.StatusCode);
        using var other = host.Browser();
        await other.SignInAsync(name, IdentityHost.DemoPassword);
        await host.MailBox.NextAsync(email, "管理员关闭了您的两步验证");
    }
}
