using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Linli.ServiceDefaults.Messaging;

/// <summary>How much a service has yet to take in: figures are this far behind.</summary>
/// <param name="Waiting">Messages that no consumer has yet.</param>
/// <param name="Consumers">Who takes them; none: the service is away.</param>
public sealed record QueueDepth(string Service, long Waiting, long Consumers);

/// <summary>Asks the broker about the services' queues.</summary>
public sealed class QueueDepths(Broker broker)
{
    /// <summary>A service that never ran has no queue, and so nothing waits for it.</summary>
    public async Task<QueueDepth> ReadAsync(string service, CancellationToken ct)
    {
        await using var channel = await broker.OpenAsync(confirms: false, concurrency: 1, ct);
        try
        {
            var queue = await channel.QueueDeclarePassiveAsync(service, ct);
            return new(service, queue.MessageCount, queue.ConsumerCount);
        }
        catch (OperationInterruptedException e) when (e.ShutdownReason?.ReplyCode == Constants.NotFound)
        {
            return new(service, 0, 0);
        }
    }
}
