using Linli.IdentityService.Data;
using Linli.ServiceDefaults.Security;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Linli.IdentityService.Mail;

/// <summary>
/// Sends what the queue holds, in one conversation. A mail is deleted in the transaction that locked it, after
/// the server took it; what could not be sent waits longer each time, and what was refused for good stays a week to be looked at.
/// </summary>
internal sealed class MailDelivery(IServiceScopeFactory scopes, FieldProtector protector, IOptions<MailOptions> options, TimeProvider clock, ILogger<MailDelivery> logger) : BackgroundService
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.IsOn)
        {
            logger.LogInformation("Mail is not set up (Linli:Mail); invitations and recovery go through administrators");
            return;
        }

        using var timer = new PeriodicTimer(Poll);
        do
        {
            try
            {
                await DeliverAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                logger.LogWarning(e, "Mails wait: the database is away");
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task DeliverAsync(CancellationToken ct)
    {
        using var smtp = new SmtpClient { Timeout = (int)Timeout.TotalMilliseconds };
        while (await DeliverNextAsync(smtp, ct))
        {
        }

        if (smtp.IsConnected)
        {
            await smtp.DisconnectAsync(quit: true, ct);
        }
    }

    /// <summary>A transaction for each mail: a crash can send again at most the one that was under way, with the same Message-ID.</summary>
    /// <returns>False when nothing is due.</returns>
    private async Task<bool> DeliverNextAsync(SmtpClient smtp, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IdentityDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var now = clock.GetUtcNow();
        var due = await db.Mails.FromSql($"SELECT * FROM mail WHERE given_up_at IS NULL AND next_attempt_at <= {now} ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED").ToListAsync(ct);
        if (due is not [var mail])
        {
            return false;
        }

        if (await SendAsync(smtp, mail, ct) is { } refusal)
        {
            mail.Failed(refusal.Error, refusal.ForGood, clock.GetUtcNow());
            logger.LogWarning("Mail {Mail} was not sent at attempt {Attempt}: {Error}{GivenUp}", mail.Id, mail.Attempts, mail.Error, mail.GivenUpAt is null ? "" : "; given up");
        }
        else
        {
            db.Remove(mail);
        }

        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return true;
    }

    /// <returns>Null when the server took it. What the server said is kept as a code only: its words may hold the address.</returns>
    private async Task<Refusal?> SendAsync(SmtpClient smtp, QueuedMail mail, CancellationToken ct)
    {
        try
        {
            await ConnectAsync(smtp, ct);
            using var message = Read(mail);
            await smtp.SendAsync(message, ct);
            return null;
        }
        catch (SmtpCommandException e)
        {
            return new($"{(int)e.StatusCode} {e.StatusCode}", (int)e.StatusCode >= 500);
        }
        catch (ParseException e)
        {
            return new(e.GetType().Name, ForGood: true);
        }
        catch (Exception e) when (e is ProtocolException or ServiceNotConnectedException or ServiceNotAuthenticatedException or AuthenticationException or SslHandshakeException
            or NotSupportedException or IOException or System.Net.Sockets.SocketException or TimeoutException)
        {
            return new(e.GetType().Name, ForGood: false);
        }
    }

    private async Task ConnectAsync(SmtpClient smtp, CancellationToken ct)
    {
        if (smtp.IsConnected)
        {
            return;
        }

        var mail = options.Value;
        await smtp.ConnectAsync(mail.Host!, mail.Port, mail.Security switch
        {
            MailSecurity.StartTls => SecureSocketOptions.StartTls,
            MailSecurity.SslOnConnect => SecureSocketOptions.SslOnConnect,
            MailSecurity.None => SecureSocketOptions.None,
            _ when mail.Port == 465 => SecureSocketOptions.SslOnConnect,
            _ when mail.UserName is not null => SecureSocketOptions.StartTls,
            _ => SecureSocketOptions.StartTlsWhenAvailable,
        }, ct);
        if (mail.UserName is not null)
        {
            await smtp.AuthenticateAsync(mail.UserName, mail.Password ?? "", ct);
        }
    }

    private MimeMessage Read(QueuedMail mail)
    {
        var text = protector.Unprotect(mail.ProtectedText).Split('\n', 2);
        var sender = MailboxAddress.Parse(options.Value.From!);
        var message = new MimeMessage
        {
            MessageId = $"{mail.Id:N}@{sender.Domain}",
            Subject = text[0],
            Date = mail.CreatedAt,
            Body = new TextPart("plain") { Text = text[1] },
        };
        message.From.Add(sender);
        message.To.Add(MailboxAddress.Parse(protector.Unprotect(mail.ProtectedAddress)));
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        return message;
    }

    private sealed record Refusal(string Error, bool ForGood);
}
