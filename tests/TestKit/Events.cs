using System.Collections.Concurrent;
using System.Text.Json;
using Linli.Contracts;
using Linli.ServiceDefaults.Messaging;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using RabbitMQ.Client.Exceptions;

namespace Linli.TestKit;

/// <summary>Hears every event of the run, and speaks for the services that are not running.</summary>
public sealed class Events : IAsyncDisposable
{
    private readonly ConcurrentQueue<IEvent> heard = new();
    private readonly IConnection connection;
    private readonly IChannel channel;

    private Events(IConnection connection, IChannel channel) => (this.connection, this.channel) = (connection, channel);

    public static async Task<Events> ConnectAsync(string rabbit)
    {
        var connection = await new ConnectionFactory { Uri = new(rabbit) }.CreateConnectionAsync();
        var channel = await connection.CreateChannelAsync(new(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true));
        var events = new Events(connection, channel);
        await events.ListenAsync();
        return events;
    }

    /// <summary>What has been heard of a kind so far.</summary>
    public IReadOnlyList<T> Of<T>(Guid tenantId) where T : IEvent => [.. heard.OfType<T>().Where(e => e.TenantId == tenantId)];

    /// <summary>Waits for the first one that fits.</summary>
    public async Task<T> NextAsync<T>(Func<T, bool> fits) where T : class, IEvent =>
        (await Eventually.Async(() => Task.FromResult(heard.OfType<T>().FirstOrDefault(fits)), e => e is not null))!;

    /// <summary>Publishes as another service would.</summary>
    /// <param name="event">The event.</param>
    /// <param name="messageId">The same id again is the same message again.</param>
    public async Task<Guid> PublishAsync(IEvent @event, Guid? messageId = null)
    {
        var id = messageId ?? Guid.CreateVersion7();
        var name = EventNames.Of(@event.GetType());
        var body = JsonSerializer.SerializeToUtf8Bytes(@event, @event.GetType(), JsonSerializerOptions.Web);
        await channel.BasicPublishAsync(Broker.Exchange, name, mandatory: true, new BasicProperties { MessageId = id.ToString(), Type = name, Persistent = true }, body);
        return id;
    }

    /// <summary>Sends a body that is no event straight to a service's queue.</summary>
    public async Task PublishRawAsync(string queue, string name, string body, Guid messageId) =>
        await channel.BasicPublishAsync("", queue, mandatory: true,
            new BasicProperties { MessageId = messageId.ToString(), Type = name, Persistent = true }, System.Text.Encoding.UTF8.GetBytes(body));

    /// <summary>Waits until somebody consumes a queue: what is published before it is bound is gone.</summary>
    internal Task ListenedToAsync(string queue) => Eventually.Async(async () =>
    {
        try
        {
            await using var passive = await connection.CreateChannelAsync();
            return await passive.ConsumerCountAsync(queue) > 0;
        }
        catch (OperationInterruptedException)
        {
            return false; // not declared yet, which closes the channel
        }
    });

    private async Task ListenAsync()
    {
        await channel.ExchangeDeclareAsync(Broker.Exchange, ExchangeType.Topic, durable: true);
        var queue = await channel.QueueDeclareAsync("", durable: false, exclusive: true, autoDelete: true);
        await channel.QueueBindAsync(queue.QueueName, Broker.Exchange, "#");
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += (_, e) =>
        {
            if (EventNames.Read(e.RoutingKey, e.Body.Span) is { } @event)
            {
                heard.Enqueue(@event);
            }

            return Task.CompletedTask;
        };
        await channel.BasicConsumeAsync(queue.QueueName, autoAck: true, consumer);
    }

    public async ValueTask DisposeAsync()
    {
        await channel.DisposeAsync();
        await connection.DisposeAsync();
    }
}
