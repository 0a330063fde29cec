using System.Net;
using System.Text.RegularExpressions;
using Linli.Contracts.Identity.V1;

namespace Linli.Identity.Tests.Sessions;

public sealed partial class OwnSessions(IdentityHost host)
{
    private const string Page = "/account/sessions";
    private const string Edge = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 Edg/140.0";
    private const string WeChat = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/120.0 Mobile Safari/537.36 MicroMessenger/8.0";

    [Fact]
    public async Task The_list_shows_each_sign_in_and_ending_one_leaves_the_other()
    {
        var (name, person, _) = await host.SomebodyAsync();
        using var desk = host.Browser(Edge);
        using var phone = host.Browser(WeChat);
        var atDesk = await desk.SignInAsync(name, IdentityHost.DemoPassword);
        var onPhone = await phone.SignInAsync(name, IdentityHost.DemoPassword);
        var sid = onPhone.Claims.GetProperty("sid").GetString()!;
        var page = await desk.ReadAsync(Page);
        Assert.Contains("Edge · Windows", page, StringComparison.Ordinal);
        Assert.Contains("WeChat · Android", page, StringComparison.Ordinal);
        Assert.Contains("127.0.0.1", page, StringComparison.Ordinal);

        using var ended = await desk.SubmitToAsync(Page, "End", ("id", sid));

        Assert.Equal(HttpStatusCode.Found, ended.StatusCode);
        using var gone = await phone.RefreshAsync(onPhone.RefreshToken);
        Assert.Equal(HttpStatusCode.BadRequest, gone.StatusCode);
        using var asked = await phone.GetAsync(phone.AuthorizeUrl);
        Assert.StartsWith("/account/sign-in", asked.Headers.Location!.ToString(), StringComparison.Ordinal);
        using var stays = await desk.RefreshAsync(atDesk.RefreshToken);
        Assert.Equal(HttpStatusCode.OK, stays.StatusCode);
        var heard = await host.Events.NextAsync<SessionEnded>(e => e.PersonId == person.Id);
        Assert.Equal(sid, heard.SessionId.ToString());
        Assert.DoesNotContain("WeChat", await desk.ReadAsync(Page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signing_out_everywhere_ends_this_browser_too()
    {
        var (name, _, _) = await host.SomebodyAsync();
        using var one = host.Browser();
        using var two = host.Browser();
        var first = await one.SignInAsync(name, IdentityHost.DemoPassword);
        var second = await two.SignInAsync(name, IdentityHost.DemoPassword);

        using var ended = await one.SubmitToAsync(Page, "Everywhere");

        foreach (var (browser, tokens) in new[] { (one, first), (two, second) })
        {
            using var refreshed = await browser.RefreshAsync(tokens.RefreshToken);
            Assert.Equal(HttpStatusCode.BadRequest, refreshed.StatusCode);
            using var account = await browser.GetAsync("/account");
            Assert.StartsWith("/account/sign-in", account.Headers.Location!.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Nobody_ends_a_session_of_somebody_else()
    {
        var (name, _, _) = await host.SomebodyAsync();
        var (otherName, _, _) = await host.SomebodyAsync();
        using var one = host.Browser();
        using var two = host.Browser();
        var mine = await one.SignInAsync(name, IdentityHost.DemoPassword);
        await two.SignInAsync(otherName, IdentityHost.DemoPassword);

        using var tried = await two.SubmitToAsync(Page, "End", ("id", mine.Claims.GetProperty("sid").GetString()!));

        using var refreshed = await one.RefreshAsync(mine.RefreshToken);
        Assert.Equal(HttpStatusCode.OK, refreshed.StatusCode);
    }

    [Fact]
    public async Task Changing_the_password_keeps_this_session_and_ends_the_others()
    {
        var (name, _, _) = await host.SomebodyAsync();
        using var here = host.Browser();
        using var there = host.Browser();
        var stays = await here.SignInAsync(name, IdentityHost.DemoPassword);
        var ends = await there.SignInAsync(name, IdentityHost.DemoPassword);
        const string fresh = "quite another one 7";

        using var wrong = await here.SubmitAsync("/account/password", ("Current", "guessed"), ("Password", fresh), ("Repeated", fresh));
        Assert.Contains("当前密码不正确", WebUtility.HtmlDecode(await wrong.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        using var changed = await here.SubmitAsync("/account/password", ("Current", IdentityHost.DemoPassword), ("Password", fresh), ("Repeated", fresh));

        Assert.Equal("/account", changed.Headers.Location!.ToString());
        using var refreshed = await here.RefreshAsync(stays.RefreshToken);
        Assert.Equal(HttpStatusCode.OK, refreshed.StatusCode);
        Assert.Contains("密码已修改", await here.ReadAsync("/account"), StringComparison.Ordinal);
        using var gone = await there.RefreshAsync(ends.RefreshToken);
        Assert.Equal(HttpStatusCode.BadRequest, gone.StatusCode);
        await there.SignInAsync(name, fresh);
    }

    [Fact]
    public async Task A_new_address_counts_once_its_link_was_opened_and_a_foreign_one_never()
    {
        var (former, wanted, foreign) = ($"{Api.NewName()}@example.cn", $"{Api.NewName()}@example.cn", $"{Api.NewName()}@example.cn");
        var (name, _, _) = await host.SomebodyAsync(former);
        await host.SomebodyAsync(foreign);
        using var browser = host.Browser();
        await browser.SignInAsync(name, IdentityHost.DemoPassword);

        using var taken = await browser.SubmitAsync("/account/contact", ("Email", foreign), ("Current", IdentityHost.DemoPassword));
        Assert.Contains("已被其他账号使用", WebUtility.HtmlDecode(await taken.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        using var asked = await browser.SubmitAsync("/account/contact", ("Email", wanted), ("Current", IdentityHost.DemoPassword));
        Assert.Equal("/account", asked.Headers.Location!.ToString());
        Assert.Contains(former, await browser.ReadAsync("/account/contact"), StringComparison.Ordinal);

        var mail = await host.MailBox.NextAsync(wanted, "确认您的邮箱");
        var link = new Uri(Address().Match(mail.TextBody!).Value).PathAndQuery;
        using var confirmed = await browser.SubmitAsync(link, ("Token", link.Split('=')[1]));
        Assert.Contains("邮箱已更新", WebUtility.HtmlDecode(await confirmed.Content.ReadAsStringAsync()), StringComparison.Ordinal);

        await host.MailBox.NextAsync(former, "换了邮箱");
        using var other = host.Browser();
        await other.SignInAsync(wanted, IdentityHost.DemoPassword);
        using var old = await other.TypeAsync(former, IdentityHost.DemoPassword);
        Assert.Equal(HttpStatusCode.OK, old.StatusCode);
    }

    [GeneratedRegex(@"http://\S+")]
    private static partial Regex Address();
}
