using System.Text;
using System.Threading.Channels;
using Linli.ServiceDefaults.Messaging;
using Npgsql;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace Linli.Bench.Events;

/// <summary>
/// The control: the least that carries a message over the same broker into the same database once. A durable quorum queue with
/// confirms, batches, and one insert that leaves out what is there; no outbox, no tenant, no EF, no figures.
/// </summary>
internal sealed class BarePipeline : IAsyncDisposable
{
    private const string QueueName = "bench.bare";
    private const int Batch = 256;

    private readonly NpgsqlDataSource database;
    private readonly IConnection broker;
    private readonly IChannel sending;
    private readonly IChannel receiving;
    private readonly Channel<(Guid Id, string Body, ulong Tag)> arrived = Channel.CreateUnbounded<(Guid, string, ulong)>();
    private readonly Task consuming;

    private BarePipeline(NpgsqlDataSource database, IConnection broker, IChannel sending, IChannel receiving)
    {
        (this.database, this.broker, this.sending, this.receiving) = (database, broker, sending, receiving);
        consuming = Task.Run(ConsumeAsync);
    }

    public static async Task<BarePipeline> OpenAsync(string connectionString, string brokerAddress, CancellationToken ct)
    {
        var database = NpgsqlDataSource.Create(connectionString);
        await using (var command = database.CreateCommand("CREATE SCHEMA bench; CREATE TABLE bench.written (id uuid PRIMARY KEY); CREATE TABLE bench.seen (id uuid PRIMARY KEY, body text)"))
        {
            await command.ExecuteNonQueryAsync(ct);
        }

        var broker = await new ConnectionFactory { Uri = new(brokerAddress) }.CreateConnectionAsync(ct);
        var sending = await broker.CreateChannelAsync(new(true, true), ct);
        var receiving = await broker.CreateChannelAsync(cancellationToken: ct);
        await sending.QueueDeclareAsync(QueueName, durable: true, exclusive: false, autoDelete: false, new Dictionary<string, object?> { ["x-queue-type"] = "quorum" }, cancellationToken: ct);
        var pipeline = new BarePipeline(database, broker, sending, receiving);
        await pipeline.ReceiveAsync(ct);
        return pipeline;
    }

    /// <summary>One row and one message.</summary>
    public async Task WriteAsync(CancellationToken ct)
    {
        await using var command = database.CreateCommand("INSERT INTO bench.written VALUES ($1)");
        var id = Guid.CreateVersion7();
        command.Parameters.Add(new() { Value = id });
        await command.ExecuteNonQueryAsync(ct);
        await PublishAsync(id, "{}", ct);
    }

    public async Task PublishAsync(IReadOnlyList<OutboxMessage> messages, CancellationToken ct)
    {
        foreach (var chunk in messages.Chunk(200))
        {
            await Task.WhenAll(chunk.Select(m => PublishAsync(m.Id, m.Payload, ct)));
        }
    }

    public async Task<long> SeenAsync(CancellationToken ct)
    {
        await using var command = database.CreateCommand("SELECT count(*) FROM bench.seen");
        return (long)(await command.ExecuteScalarAsync(ct))!;
    }

    private async Task PublishAsync(Guid id, string body, CancellationToken ct) =>
        await sending.BasicPublishAsync("", QueueName, mandatory: true, new BasicProperties { MessageId = id.ToString(), Persistent = true }, Encoding.UTF8.GetBytes(body), ct);

    private async Task ReceiveAsync(CancellationToken ct)
    {
        await receiving.BasicQosAsync(0, Batch * 2, global: false, ct);
        var consumer = new AsyncEventingBasicConsumer(receiving);
        consumer.ReceivedAsync += async (_, e) => await arrived.Writer.WriteAsync((Guid.Parse(e.BasicProperties.MessageId!), Encoding.UTF8.GetString(e.Body.Span), e.DeliveryTag), ct);
        await receiving.BasicConsumeAsync(QueueName, autoAck: false, consumer, ct);
    }

    private async Task ConsumeAsync()
    {
        while (await arrived.Reader.WaitToReadAsync())
        {
            var batch = new List<(Guid Id, string Body, ulong Tag)>();
            while (batch.Count < Batch && arrived.Reader.TryRead(out var message))
            {
                batch.Add(message);
            }

            await using var command = database.CreateCommand("INSERT INTO bench.seen SELECT * FROM unnest($1, $2) ON CONFLICT DO NOTHING");
            command.Parameters.Add(new() { Value = batch.Select(m => m.Id).ToArray() });
            command.Parameters.Add(new() { Value = batch.Select(m => m.Body).ToArray() });
            await command.ExecuteNonQueryAsync();
            await receiving.BasicAckAsync(batch[^1].Tag, multiple: true);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await receiving.DisposeAsync();
        arrived.Writer.Complete();
        await consuming;
        await sending.DisposeAsync();
        await broker.DisposeAsync();
        await using (var command = database.CreateCommand("DROP SCHEMA bench CASCADE"))
        {
            await command.ExecuteNonQueryAsync();
        }

        await database.DisposeAsync();
    }
}
