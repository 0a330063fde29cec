using System.Globalization;
using System.Text;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Linli.ServiceDefaults.Messaging;

/// <summary>A message that a service could not handle.</summary>
public sealed record FailedMessage(string Service, Guid MessageId, string Event, string Body, string? Error, DateTimeOffset? FailedAt);

/// <summary>The messages that rest in a service's error queue, for a person to read, replay or discard.</summary>
public sealed class FailedMessages(Broker broker)
{
    private const int Most = 200;

    /// <summary>Reads up to 200 messages and leaves them where they are; none for a service that never ran.</summary>
    public async Task<IReadOnlyList<FailedMessage>> ReadAsync(string service, CancellationToken ct)
    {
        var found = new List<FailedMessage>();
        await ScanAsync(service, message =>
        {
            found.Add(new(service, Id(message), message.BasicProperties.Type ?? "", Encoding.UTF8.GetString(message.Body.Span),
                Delivery.Header(message.BasicProperties, Delivery.ErrorHeader),
                DateTimeOffset.TryParse(Delivery.Header(message.BasicProperties, Delivery.FailedAtHeader), CultureInfo.InvariantCulture, out var at) ? at : null));
            return Task.FromResult(false);
        }, ct);
        return found;
    }

    /// <summary>Gives the message to its service once more, as if it were new.</summary>
    /// <returns>False when there is no such message.</returns>
    public Task<bool> ReplayAsync(string service, Guid messageId, CancellationToken ct) => TakeAsync(service, messageId, replay: true, ct);

    /// <summary>Removes the message for good.</summary>
    /// <returns>False when there is no such message.</returns>
    public Task<bool> DiscardAsync(string service, Guid messageId, CancellationToken ct) => TakeAsync(service, messageId, replay: false, ct);

    /// <summary>Removes all messages about a tenant for good.</summary>
    /// <returns>How many there were.</returns>
    public async Task<int> DiscardAboutAsync(string service, Guid tenantId, CancellationToken ct)
    {
        var id = tenantId.ToString();
        var discarded = 0;
        await ScanAsync(service, message =>
        {
            var about = Encoding.UTF8.GetString(message.Body.Span).Contains(id, StringComparison.OrdinalIgnoreCase);
            discarded += about ? 1 : 0;
            return Task.FromResult(about);
        }, ct, most: int.MaxValue);
        return discarded;
    }

    private async Task<bool> TakeAsync(string service, Guid messageId, bool replay, CancellationToken ct)
    {
        var taken = false;
        await using var sender = await broker.OpenAsync(confirms: true, concurrency: 1, ct);
        await ScanAsync(service, async message =>
        {
            if (taken || Id(message) != messageId)
            {
                return false;
            }

            if (replay)
            {
                var properties = new BasicProperties { MessageId = messageId.ToString(), Type = message.BasicProperties.Type, Persistent = true, ContentType = "application/json" };
                await sender.BasicPublishAsync("", service, mandatory: true, properties, message.Body, ct);
            }

            return taken = true;
        }, ct);
        return taken;
    }

    /// <summary>Looks at each message once; those for which <paramref name="take"/> says so are gone, the others go back.</summary>
    private async Task ScanAsync(string service, Func<BasicGetResult, Task<bool>> take, CancellationToken ct, int most = Most)
    {
        await using var channel = await broker.OpenAsync(confirms: false, concurrency: 1, ct);
        var back = new List<ulong>();
        try
        {
            for (var i = 0; i < most && await channel.BasicGetAsync(Queue.ErrorOf(service), autoAck: false, ct) is { } message; i++)
            {
                if (await take(message))
                {
                    await channel.BasicAckAsync(message.DeliveryTag, multiple: false, ct);
                }
                else
                {
                    back.Add(message.DeliveryTag);
                }
            }
        }
        catch (OperationInterruptedException e) when (e.ShutdownReason?.ReplyCode == Constants.NotFound)
        {
            return;
        }

        foreach (var tag in back)
        {
            await channel.BasicNackAsync(tag, multiple: false, requeue: true, ct);
        }
    }

    private static Guid Id(BasicGetResult message) => Guid.TryParse(message.BasicProperties.MessageId, out var id) ? id : Guid.Empty;
}
