using Linli.Contracts;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using RabbitMQ.Client.Exceptions;

namespace Linli.ServiceDefaults.Messaging;

/// <summary>
/// Tells every running instance of a service of an event, through a queue of its own that goes with it. For caches: what is
/// missed while away must not matter, so <paramref name="onConnected"/> lets the receiver start afresh.
/// </summary>
internal sealed class Broadcast<TEvent>(Broker broker, Func<TEvent, Task> onEvent, Action onConnected, ILogger<Broadcast<TEvent>> logger)
    : BackgroundService where TEvent : class, IEvent
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (e is RabbitMQClientException or IOException or OperationCanceledException)
            {
                logger.LogWarning(e, "Not hearing {Event} for now", typeof(TEvent).Name);
            }

            await Task.Delay(TimeSpan.FromSeconds(1), stoppingToken);
        }
    }

    private async Task ListenAsync(CancellationToken stopping)
    {
        await using var channel = await broker.OpenAsync(confirms: false, concurrency: 1, stopping);
        var queue = await channel.QueueDeclareAsync("", durable: false, exclusive: true, autoDelete: true, cancellationToken: stopping);
        var name = EventNames.Of(typeof(TEvent));
        await channel.QueueBindAsync(queue.QueueName, Broker.Exchange, name, cancellationToken: stopping);

        var closed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        channel.ChannelShutdownAsync += (_, _) =>
        {
            closed.TrySetResult();
            return Task.CompletedTask;
        };
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += (_, e) => EventNames.Read(name, e.Body.Span) is TEvent @event ? onEvent(@event) : Task.CompletedTask;
        await channel.BasicConsumeAsync(queue.QueueName, autoAck: true, consumer, stopping);
        onConnected();
        await closed.Task.WaitAsync(stopping);
    }
}
