using System.Net;
using System.Text.RegularExpressions;
using Linli.TestKit;

namespace Linli.Identity.Tests.Recovery;

public sealed partial class RecoveringPassword(IdentityHost host)
{
    private const string Subject = "重设您的邻里密码";
    private const string NewPassword = "quite another one 7";

    private static string NewEmail() => $"{Api.NewName()}@example.cn";

    [Fact]
    public async Task A_link_by_mail_sets_a_new_password_once_and_ends_every_session()
    {
        var email = NewEmail();
        var (name, _, _) = await host.SomebodyAsync(email);
        using var signedInBefore = host.Browser();
        var tokens = await signedInBefore.SignInAsync(name, IdentityHost.DemoPassword);
        var link = await AskAsync(email);

        using var browser = host.Browser();
        using var set = await SetAsync(browser, link, NewPassword);
        Assert.Contains("新密码已生效", await TextAsync(set), StringComparison.Ordinal);

        using var refreshed = await signedInBefore.RefreshAsync(tokens.RefreshToken);
        Assert.Equal(HttpStatusCode.BadRequest, refreshed.StatusCode);
        using var again = await SetAsync(browser, link, NewPassword + "x");
        Assert.Contains("此链接已失效", await TextAsync(again), StringComparison.Ordinal);
        using var former = await browser.TypeAsync(name, IdentityHost.DemoPassword);
        Assert.Contains("登录名或密码不正确", await TextAsync(former), StringComparison.Ordinal);
        await browser.SignInAsync(name, NewPassword);
        await host.MailBox.NextAsync(email, "密码已修改");
    }

    [Fact]
    public async Task An_unknown_address_gets_the_same_answer_and_no_mail()
    {
        var (known, unknown) = (NewEmail(), NewEmail());
        await host.SomebodyAsync(known);
        using var browser = host.Browser();

        using var first = await browser.SubmitAsync("/account/forgot-password", ("Name", known));
        using var second = await browser.SubmitAsync("/account/forgot-password", ("Name", unknown));

        Assert.Equal(WithoutTokens(await TextAsync(first)), WithoutTokens(await TextAsync(second)));
        await host.MailBox.NextAsync(known, Subject);
        Assert.Empty(host.MailBox.To(unknown));
    }

    [Fact]
    public async Task Only_the_newest_link_works_and_only_for_an_hour()
    {
        var email = NewEmail();
        await host.SomebodyAsync(email);
        var first = await AskAsync(email);
        var second = await AskAsync(email, mails: 2);
        using var browser = host.Browser();
        Assert.Contains("此链接已失效", await browser.ReadAsync(first), StringComparison.Ordinal);
        Assert.Contains("设置新密码", await browser.ReadAsync(second), StringComparison.Ordinal);

        await using var db = host.AsOwner();
        await using var later = db.CreateCommand("UPDATE account_link SET expires_at = expires_at - interval '1 hour' WHERE token_hash = sha256(convert_to($1, 'UTF8'))");
        later.Parameters.Add(new() { Value = second.Split('=')[1] });
        await later.ExecuteNonQueryAsync();

        using var late = await SetAsync(browser, second, NewPassword);
        Assert.Contains("此链接已失效", await TextAsync(late), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_password_does_not_use_the_link_up()
    {
        var email = NewEmail();
        await host.SomebodyAsync(email);
        var link = await AskAsync(email);
        using var browser = host.Browser();

        using var weak = await SetAsync(browser, link, "sunshine2024!");
        Assert.Contains("太常见", await TextAsync(weak), StringComparison.Ordinal);
        using var good = await SetAsync(browser, link, NewPassword);

        Assert.Contains("新密码已生效", await TextAsync(good), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Asking_again_and_again_does_not_flood_a_mailbox()
    {
        var email = NewEmail();
        await host.SomebodyAsync(email);
        using var browser = host.Browser();

        for (var i = 0; i < 12; i++)
        {
            using var asked = await browser.SubmitAsync("/account/forgot-password", ("Name", email));
            Assert.Contains("链接已经发出", await TextAsync(asked), StringComparison.Ordinal);
        }

        await using var db = host.AsOwner();
        await Eventually.Async(async () =>
        {
            await using var waiting = db.CreateCommand("SELECT count(*) FROM mail WHERE given_up_at IS NULL");
            return (long)(await waiting.ExecuteScalarAsync())! == 0;
        });
        Assert.Equal(5, host.MailBox.To(email).Count);
    }

    [Fact]
    public async Task Without_mail_the_page_says_to_ask_the_administrator()
    {
        await using var silent = new ServiceFactory<Program>("identity", host.Run.Servers, () => host.Run.IdentityAddress);
        using var client = silent.Client(null);

        var page = await client.GetStringAsync("/account/forgot-password");

        Assert.Contains("本平台没有开通邮件", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<input class", page, StringComparison.Ordinal);
    }

    private async Task<string> AskAsync(string email, int mails = 1)
    {
        using var browser = host.Browser();
        using var asked = await browser.SubmitAsync("/account/forgot-password", ("Name", email));
        await Eventually.Async(() => Task.FromResult(host.MailBox.To(email).Count(m => m.Subject == Subject) == mails));
        var mail = await host.MailBox.NextAsync(email, Subject);
        return new Uri(Address().Match(mail.TextBody!).Value).PathAndQuery;
    }

    private static Task<HttpResponseMessage> SetAsync(Browser browser, string link, string password) =>
        browser.SubmitAsync(link, ("Token", link.Split('=')[1]), ("Password", password), ("Again", password));

    private static async Task<string> TextAsync(HttpResponseMessage response) => WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync());

    private static string WithoutTokens(string html) => Hidden().Replace(html, "");

    [GeneratedRegex(@"http://\S+")]
    private static partial Regex Address();

    [GeneratedRegex("value=\"[^\"]{60,}\"")]
    private static partial Regex Hidden();
}
