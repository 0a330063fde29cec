using System.Text.Json;
using System.Threading.Channels;
using Linli.ServiceDefaults.Tenancy;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using RabbitMQ.Client.Exceptions;

namespace Linli.ServiceDefaults.Messaging;

/// <summary>
/// Takes a service's events from its queue, as many as have arrived at a time, and hands them to <see cref="Inbox{TDb}"/>.
/// Whatever breaks (broker, database, a consumer that the broker lost), it starts over from the declaration on.
/// </summary>
internal sealed class EventConsumer<TDb>(Queue queue, Broker broker, Subscriptions<TDb> subscriptions, Inbox<TDb> inbox, MessagingMetrics metrics, ILogger<EventConsumer<TDb>> logger)
    : BackgroundService where TDb : TenantDb
{
    private const int BatchSize = 256;
    private const int Attempts = 5;
    private static readonly TimeSpan WatchEvery = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan RestartAfter = TimeSpan.FromSeconds(1);

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        broker.Awaits(queue);
        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ConsumeAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (e is RabbitMQClientException or NpgsqlException or IOException or OperationCanceledException or ConsumerLostException || Faults.IsOutage(e))
            {
                logger.LogWarning(e, "Consumer of {Queue} starts over", queue.Name);
            }

            await Task.Delay(RestartAfter, stoppingToken);
        }
    }

    private async Task ConsumeAsync(CancellationToken stopping)
    {
        await using var channel = await broker.OpenAsync(confirms: true, concurrency: 1, stopping);
        await queue.DeclareAsync(channel, subscriptions.RoutingKeys, stopping);
        await channel.BasicQosAsync(0, BatchSize * 2, global: false, stopping);

        using var over = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var arrived = Channel.CreateUnbounded<Delivery>();
        channel.ChannelShutdownAsync += async (_, _) => await over.CancelAsync();
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += async (_, e) => await arrived.Writer.WriteAsync(Delivery.Of(e), over.Token);
        await channel.BasicConsumeAsync(queue.Name, autoAck: false, consumer, stopping);
        broker.IsBound();

        var watch = WatchAsync(over);
        try
        {
            while (await arrived.Reader.WaitToReadAsync(over.Token))
            {
                await HandleAsync(channel, TakeAvailable(arrived.Reader), over.Token);
            }
        }
        finally
        {
            await over.CancelAsync();
            await watch;
        }
    }

    private static List<Delivery> TakeAvailable(ChannelReader<Delivery> reader)
    {
        var batch = new List<Delivery>();
        while (batch.Count < BatchSize && reader.TryRead(out var delivery))
        {
            batch.Add(delivery);
        }

        return batch;
    }

    /// <summary>All together; when that fails for a reason of its own, one by one, so that one bad message spoils no other.</summary>
    private async Task HandleAsync(IChannel channel, List<Delivery> batch, CancellationToken ct)
    {
        try
        {
            await inbox.ApplyAsync(batch, ct);
        }
        catch (Exception e) when (batch.Count > 1 && !Faults.IsOutage(e) && e is not OperationCanceledException)
        {
            foreach (var delivery in batch)
            {
                await HandleAsync(channel, [delivery], ct);
            }

            return;
        }
        catch (Exception e) when (!Faults.IsOutage(e) && e is not OperationCanceledException)
        {
            metrics.Failed.Add(1);
            await SetAsideAsync(channel, batch[0], e, ct);
        }

        await channel.BasicAckAsync(batch[^1].Tag, multiple: true, ct);
    }

    /// <summary>A message that cannot be handled comes back a few times after a pause and then rests in the error queue; one that cannot be read will never be, and rests there at once.</summary>
    private async Task SetAsideAsync(IChannel channel, Delivery delivery, Exception error, CancellationToken ct)
    {
        var attempt = delivery.Attempt + 1;
        var target = attempt < Attempts && error is not JsonException ? queue.Retry : queue.Error;
        logger.LogError(error, "{Event} {MessageId} failed, attempt {Attempt}; now in {Target}", delivery.Name, delivery.MessageId, attempt, target);
        var properties = delivery.Properties(attempt, error);
        await channel.BasicPublishAsync("", target, mandatory: true, properties, delivery.Body, ct);
    }

    /// <summary>A broker can lose a consumer without closing its channel; nobody would notice but the queue.</summary>
    private async Task WatchAsync(CancellationTokenSource over)
    {
        try
        {
            while (true)
            {
                await Task.Delay(WatchEvery, over.Token);
                await using var channel = await broker.OpenAsync(confirms: false, concurrency: 1, over.Token);
                if (await channel.ConsumerCountAsync(queue.Name, over.Token) == 0)
                {
                    throw new ConsumerLostException(queue.Name);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The consumer is over already.
        }
        catch (Exception e) when (e is RabbitMQClientException or IOException or ConsumerLostException)
        {
            logger.LogWarning(e, "Consumer of {Queue} is not seen at the broker", queue.Name);
            await over.CancelAsync();
        }
    }
}

/// <summary>The broker no longer knows a consumer that believes to be one.</summary>
internal sealed class ConsumerLostException(string queue) : Exception($"Queue {queue} has no consumer.");
