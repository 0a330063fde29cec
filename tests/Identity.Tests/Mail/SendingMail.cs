using Linli.TestKit;

namespace Linli.Identity.Tests.Mail;

public sealed class SendingMail(IdentityHost host)
{
    private static string NewEmail() => $"{Api.NewName()}@example.cn";

    private async Task<Invited> InviteAsync(string email)
    {
        var tenant = await host.TenantAsync();
        return await tenant.Admin.InviteAsync("李红", "community-worker", tenant.Community(), more: new { email });
    }

    private async Task<long> WaitingAsync()
    {
        await using var db = host.AsOwner();
        await using var waiting = db.CreateCommand("SELECT count(*) FROM mail WHERE given_up_at IS NULL");
        return (long)(await waiting.ExecuteScalarAsync())!;
    }

    [Fact]
    public async Task An_invitation_goes_out_by_mail_with_the_same_link()
    {
        var email = NewEmail();

        var invited = await InviteAsync(email);

        var mail = await host.MailBox.NextAsync(email, "邀请您使用邻里");
        Assert.Contains(invited.Invitation!, mail.TextBody, StringComparison.Ordinal);
        Assert.Equal("linli@example.cn", mail.From.Mailboxes.Single().Address);
        Assert.Equal("auto-generated", mail.Headers["Auto-Submitted"]);
    }

    [Fact]
    public async Task A_mail_that_the_server_puts_off_is_sent_again_and_arrives_once()
    {
        var email = NewEmail();
        host.MailBox.Refuse(email, forGood: false, times: 2);

        await InviteAsync(email);

        await host.MailBox.NextAsync(email, "邀请");
        await Eventually.Async(async () => await WaitingAsync() == 0);
        Assert.Single(host.MailBox.To(email));
    }

    [Fact]
    public async Task A_mail_that_the_server_refuses_is_given_up_and_holds_up_no_other()
    {
        var (refused, good) = (NewEmail(), NewEmail());
        host.MailBox.Refuse(refused, forGood: true);

        await InviteAsync(refused);
        await InviteAsync(good);

        await host.MailBox.NextAsync(good, "邀请");
        await using var db = host.AsOwner();
        await Eventually.Async(async () =>
        {
            await using var givenUp = db.CreateCommand("SELECT count(*) FROM mail WHERE given_up_at IS NOT NULL AND error LIKE '550%'");
            return (long)(await givenUp.ExecuteScalarAsync())! > 0;
        });
        Assert.Empty(host.MailBox.To(refused));
    }

    [Fact]
    public async Task What_is_written_while_the_server_is_away_arrives_once_when_it_is_back()
    {
        var emails = Enumerable.Range(0, 3).Select(_ => NewEmail()).ToList();
        await host.MailBox.StopAsync();
        foreach (var email in emails)
        {
            await InviteAsync(email);
        }

        host.MailBox.Start();

        foreach (var email in emails)
        {
            await host.MailBox.NextAsync(email, "邀请");
        }

        await Eventually.Async(async () => await WaitingAsync() == 0);
        Assert.All(emails, email => Assert.Single(host.MailBox.To(email)));
    }

    [Fact]
    public async Task Neither_address_nor_link_stands_readable_in_the_database()
    {
        var email = NewEmail();
        host.MailBox.Refuse(email, forGood: true);
        var invited = await InviteAsync(email);
        await using var db = host.AsOwner();

        var rows = await Eventually.Async(async () =>
        {
            await using var read = db.CreateCommand("SELECT coalesce(string_agg(encode(protected_address, 'escape') || encode(protected_text, 'escape') || coalesce(error, ''), ' '), '') FROM mail");
            return (string)(await read.ExecuteScalarAsync())!;
        }, text => text.Length > 0);

        Assert.DoesNotContain(email, rows, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(new Uri(invited.Invitation!).Query.Split('=')[1], rows, StringComparison.Ordinal);
    }
}
