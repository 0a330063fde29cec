using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using RabbitMQ.Client;

namespace Linli.ServiceDefaults.Messaging;

/// <summary>
/// The one connection of a process to RabbitMQ. It does not recover by itself: whoever uses it starts over from the
/// declaration on, so that there is one way back and it is the way in.
/// </summary>
public sealed class Broker(IConfiguration configuration) : IAsyncDisposable, IHealthCheck
{
    /// <summary>Topic exchange of all events; the routing key is the event's name.</summary>
    public const string Exchange = "linli.events";

    private readonly SemaphoreSlim gate = new(1, 1);
    private IConnection? connection;
    private volatile bool isTried;
    private volatile string? unboundQueue;

    /// <summary>Opens a channel on the live connection, connecting first where there is none.</summary>
    /// <exception cref="RabbitMQ.Client.Exceptions.BrokerUnreachableException">Nothing answers.</exception>
    public async Task<IChannel> OpenAsync(bool confirms, ushort concurrency, CancellationToken ct)
    {
        var live = await ConnectAsync(ct);
        var channel = await live.CreateChannelAsync(new(confirms, confirms, consumerDispatchConcurrency: concurrency), ct);
        await channel.ExchangeDeclareAsync(Exchange, ExchangeType.Topic, durable: true, cancellationToken: ct);
        return channel;
    }

    /// <summary>Until it is bound, what others publish does not reach this queue: not the time to report healthy.</summary>
    internal void Awaits(Queue queue) => unboundQueue = queue.Name;

    /// <summary>The queue is bound, for good: it is durable.</summary>
    internal void IsBound() => unboundQueue = null;

    private async Task<IConnection> ConnectAsync(CancellationToken ct)
    {
        await gate.WaitAsync(ct);
        try
        {
            if (connection is not { IsOpen: true })
            {
                if (connection is not null)
                {
                    await connection.DisposeAsync();
                }

                connection = null;
                connection = await new ConnectionFactory
                {
                    Uri = new(configuration.GetConnectionString("rabbitmq") ?? throw new InvalidOperationException("ConnectionStrings:rabbitmq is missing.")),
                    AutomaticRecoveryEnabled = false,
                    TopologyRecoveryEnabled = false,
                    RequestedHeartbeat = TimeSpan.FromSeconds(10),
                }.CreateConnectionAsync(configuration["OTEL_SERVICE_NAME"], ct);
            }

            return connection;
        }
        finally
        {
            isTried = true;
            gate.Release();
        }
    }

    /// <summary>
    /// A service without its broker still takes requests (the outbox keeps what it has to say), so this is degraded, not unhealthy.
    /// With a broker it is ready once it hears what the others say.
    /// </summary>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult((connection, unboundQueue) switch
        {
            ({ IsOpen: true }, null) => HealthCheckResult.Healthy(),
            ({ IsOpen: true }, { } queue) => HealthCheckResult.Unhealthy($"Queue {queue} is not bound yet."),
            _ when !isTried && unboundQueue is not null => HealthCheckResult.Unhealthy("RabbitMQ was not asked yet."),
            _ => HealthCheckResult.Degraded("No connection to RabbitMQ."),
        });

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (connection is not null)
        {
            await connection.DisposeAsync();
        }

        gate.Dispose();
    }
}
