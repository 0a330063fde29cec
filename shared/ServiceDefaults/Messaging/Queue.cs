using RabbitMQ.Client;

namespace Linli.ServiceDefaults.Messaging;

/// <summary>A service's durable queue, the pause that failed messages take, and where they rest in the end.</summary>
internal sealed record Queue(string Name)
{
    private const int PauseMilliseconds = 2000;

    public string Retry => $"{Name}.retry";
    public string Error => ErrorOf(Name);

    public static string ErrorOf(string service) => $"{service}.error";

    public async Task DeclareAsync(IChannel channel, IEnumerable<string> routingKeys, CancellationToken ct)
    {
        await channel.QueueDeclareAsync(Name, durable: true, exclusive: false, autoDelete: false, Quorum(), cancellationToken: ct);
        await channel.QueueDeclareAsync(Error, durable: true, exclusive: false, autoDelete: false, Quorum(), cancellationToken: ct);
        await channel.QueueDeclareAsync(Retry, durable: true, exclusive: false, autoDelete: false, new Dictionary<string, object?>
        {
            ["x-message-ttl"] = PauseMilliseconds,
            ["x-dead-letter-exchange"] = "",
            ["x-dead-letter-routing-key"] = Name,
        }, cancellationToken: ct);
        foreach (var key in routingKeys)
        {
            await channel.QueueBindAsync(Name, Broker.Exchange, key, cancellationToken: ct);
        }
    }

    private static Dictionary<string, object?> Quorum() => new() { ["x-queue-type"] = "quorum" };
}
