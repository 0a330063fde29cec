using System.Buffers;
using System.Collections.Concurrent;
using System.Net;
using MimeKit;
using SmtpServer;
using SmtpServer.ComponentModel;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace Linli.TestKit;

/// <summary>A real SMTP server that keeps what it gets, and refuses as a real one would when a test asks it to.</summary>
public sealed class MailBox(int port) : MessageStore, IAsyncDisposable
{
    private readonly ConcurrentQueue<MimeMessage> messages = new();
    private readonly ConcurrentDictionary<string, Queue<SmtpResponse>> refusals = new(StringComparer.OrdinalIgnoreCase);
    private CancellationTokenSource? running;
    private Task server = Task.CompletedTask;

    public int Port => port;

    public void Start()
    {
        running = new CancellationTokenSource();
        var services = new SmtpServer.ComponentModel.ServiceProvider();
        services.Add(this);
        var options = new SmtpServerOptionsBuilder().ServerName("mail.example.cn")
            .Endpoint(e => e.Endpoint(new IPEndPoint(IPAddress.Loopback, port)).AllowUnsecureAuthentication()).Build();
        server = new SmtpServer.SmtpServer(options, services).StartAsync(running.Token);
    }

    /// <summary>As if its machine were switched off.</summary>
    public async Task StopAsync()
    {
        if (running is not null)
        {
            await running.CancelAsync();
            await server.WaitAsync(TimeSpan.FromSeconds(10)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            running.Dispose();
            running = null;
        }
    }

    /// <summary>Answers the next mails to this address with "try again later" (4xx) or "no" (5xx).</summary>
    public void Refuse(string address, bool forGood, int times = 1) => refusals[address] = new Queue<SmtpResponse>(
        Enumerable.Repeat(forGood ? SmtpResponse.MailboxUnavailable : new SmtpResponse(SmtpReplyCode.Aborted, "Try again later"), times));

    public IReadOnlyList<MimeMessage> To(string address) =>
        [.. messages.Where(m => m.To.Mailboxes.Any(to => string.Equals(to.Address, address, StringComparison.OrdinalIgnoreCase)))];

    /// <summary>Waits for the mail to this address with this in its subject; the last one where there are several.</summary>
    public async Task<MimeMessage> NextAsync(string address, string subject) => (await Eventually.Async(
        () => Task.FromResult(To(address).LastOrDefault(m => (m.Subject ?? "").Contains(subject, StringComparison.Ordinal))), m => m is not null))!;

    public override async Task<SmtpResponse> SaveAsync(ISessionContext context, IMessageTransaction transaction, ReadOnlySequence<byte> buffer, CancellationToken cancellationToken)
    {
        using var stream = new MemoryStream(buffer.ToArray());
        var message = await MimeMessage.LoadAsync(stream, cancellationToken);
        foreach (var to in message.To.Mailboxes)
        {
            if (refusals.TryGetValue(to.Address, out var left) && left.TryDequeue(out var refusal))
            {
                return refusal;
            }
        }

        messages.Enqueue(message);
        return SmtpResponse.Ok;
    }

    public async ValueTask DisposeAsync() => await StopAsync();
}
