using System.Diagnostics;
using System.Text;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Linli.ServiceDefaults.Messaging;

/// <summary>
/// Sends what the outbox holds: at once after a commit, and once a second for what was left over. A row is marked as sent in
/// the transaction that locked it, after the broker confirmed it: a crash in between sends it again, and the inbox of
/// whoever receives it knows it by its id.
/// </summary>
internal sealed class OutboxDelivery(NpgsqlDataSource database, Broker broker, OutboxSignal signal, MessagingMetrics metrics, ILogger<OutboxDelivery> logger) : BackgroundService
{
    private const int BatchSize = 200;
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var channel = await broker.OpenAsync(confirms: true, concurrency: 1, stoppingToken);
                while (channel.IsOpen)
                {
                    while (await DeliverAsync(channel, stoppingToken) == BatchSize)
                    {
                    }

                    await signal.WaitAsync(Poll, stoppingToken);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (e is RabbitMQClientException or NpgsqlException or IOException or OperationCanceledException)
            {
                logger.LogWarning(e, "Events wait: the broker or the database is away");
                await signal.WaitAsync(Poll, stoppingToken);
            }
        }
    }

    /// <returns>How many rows were taken in hand.</returns>
    private async Task<int> DeliverAsync(IChannel channel, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var rows = await TakeAsync(connection, ct);
        if (rows.Count == 0)
        {
            return 0;
        }

        var outcomes = await Task.WhenAll(rows.Select(row => SendAsync(channel, row, ct)));
        await MarkAsync(connection, rows, outcomes, ct);
        await transaction.CommitAsync(ct);
        metrics.Sent.Add(outcomes.Count(o => o is null));
        return rows.Count;
    }

    private static async Task<List<Row>> TakeAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("""
            SELECT id, tenant_id, name, payload, at, traceparent FROM outbox
            WHERE sent_at IS NULL AND (attempts = 0 OR next_attempt_at <= now())
            ORDER BY id LIMIT $1 FOR UPDATE SKIP LOCKED
            """, connection) { Parameters = { new() { Value = BatchSize } } };
        await using var reader = await command.ExecuteReaderAsync(ct);
        var rows = new List<Row>();
        while (await reader.ReadAsync(ct))
        {
            rows.Add(new(reader.GetGuid(0), reader.GetGuid(1), reader.GetString(2), reader.GetString(3),
                reader.GetFieldValue<DateTimeOffset>(4), reader.IsDBNull(5) ? null : reader.GetString(5)));
        }

        return rows;
    }

    /// <returns>Null when confirmed, else why not. Mandatory: a message that no queue takes is not sent.</returns>
    private static async Task<string?> SendAsync(IChannel channel, Row row, CancellationToken ct)
    {
        using var span = MessagingMetrics.Source.StartActivity($"publish {row.Name}", ActivityKind.Producer, row.Traceparent);
        var properties = new BasicProperties
        {
            MessageId = row.Id.ToString(),
            Type = row.Name,
            Persistent = true,
            ContentType = "application/json",
            Timestamp = new(row.At.ToUnixTimeSeconds()),
            Headers = new Dictionary<string, object?> { ["traceparent"] = span?.Id ?? row.Traceparent },
        };
        try
        {
            await channel.BasicPublishAsync(Broker.Exchange, row.Name, mandatory: true, properties, Encoding.UTF8.GetBytes(row.Payload), ct);
            return null;
        }
        catch (PublishException e)
        {
            span?.SetStatus(ActivityStatusCode.Error, e.Message);
            return e.IsReturn ? "No queue takes this event yet." : "The broker refused it.";
        }
    }

    /// <summary>What could not be sent waits longer each time, up to a minute, and does not hold up the rows behind it.</summary>
    private static async Task MarkAsync(NpgsqlConnection connection, List<Row> rows, string?[] outcomes, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("""
            UPDATE outbox o SET
                sent_at = CASE WHEN r.error IS NULL THEN now() END,
                attempts = attempts + 1,
                next_attempt_at = now() + least(60, power(2, attempts)) * interval '1 second',
                error = r.error
            FROM unnest($1, $2) AS r(id, error) WHERE o.id = r.id
            """, connection) { Parameters = { new() { Value = rows.Select(r => r.Id).ToArray() }, new() { Value = outcomes } } };
        await command.ExecuteNonQueryAsync(ct);
    }

    private sealed record Row(Guid Id, Guid TenantId, string Name, string Payload, DateTimeOffset At, string? Traceparent);
}
