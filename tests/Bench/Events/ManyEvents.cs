using Linli.Contracts;
using Linli.Contracts.Activity.V1;
using Linli.ServiceDefaults.Messaging;
using Npgsql;
using NpgsqlTypes;

namespace Linli.Bench.Events;

/// <summary>Events of many sub-districts, as Activity would have written them into its outbox.</summary>
internal sealed class ManyEvents
{
    private const int Tenants = 50;
    private const decimal Amount = 12.34m;

    private readonly IReadOnlyList<Guid> tenants = [.. Enumerable.Range(0, Tenants).Select(_ => Guid.NewGuid())];

    public ManyEvents(int count) => Messages = [.. Enumerable.Range(0, count).Select(i => OutboxMessage.Of(Event(i)))];

    public IReadOnlyList<OutboxMessage> Messages { get; }

    /// <summary>Into the outbox in one transaction; the service sees them when it is next woken.</summary>
    public async Task WriteAsync(string activity, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(activity);
        await connection.OpenAsync(ct);
        await using var copy = await connection.BeginBinaryImportAsync("COPY outbox (id, tenant_id, name, payload, at, attempts, next_attempt_at) FROM STDIN (FORMAT binary)", ct);
        foreach (var message in Messages)
        {
            await copy.StartRowAsync(ct);
            await copy.WriteAsync(message.Id, ct);
            await copy.WriteAsync(message.TenantId, ct);
            await copy.WriteAsync(message.Name, ct);
            await copy.WriteAsync(message.Payload, ct);
            await copy.WriteAsync(message.At, NpgsqlDbType.TimestampTz, ct);
            await copy.WriteAsync(0, ct);
            await copy.WriteAsync(message.At, NpgsqlDbType.TimestampTz, ct);
        }

        await copy.CompleteAsync(ct);
    }

    /// <summary>Says that some were never sent, as a crash after the broker's confirmation would.</summary>
    public async Task SendAgainAsync(string activity, int count, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(activity);
        await connection.OpenAsync(ct);
        await using var command = new NpgsqlCommand("UPDATE outbox SET sent_at = NULL, attempts = 0 WHERE id = ANY ($1)", connection)
        {
            Parameters = { new() { Value = Messages.Take(count).Select(m => m.Id).ToArray() } },
        };
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>How many of them the figures hold, and by how many fen their sum is off for that.</summary>
    public async Task<(long Counted, long WrongFen)> CountAsync(NpgsqlDataSource reporting, CancellationToken ct)
    {
        await using var command = reporting.CreateCommand("""
            SELECT coalesce(sum(value) FILTER (WHERE metric IN ('activities', 'person_times', 'contributions')), 0)::bigint,
                coalesce(sum(value) FILTER (WHERE metric = 'amount') - 1234 * sum(value) FILTER (WHERE metric = 'contributions'), 0)::bigint
            FROM figures WHERE tenant_id = ANY ($1)
            """);
        command.Parameters.Add(new() { Value = tenants.ToArray() });
        await using var reader = await command.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        return (reader.GetInt64(0), reader.GetInt64(1));
    }

    private IEvent Event(int i)
    {
        var (tenant, now, today) = (tenants[i % Tenants], DateTimeOffset.UtcNow, DateOnly.FromDateTime(DateTime.UtcNow));
        return (i % 3) switch
        {
            0 => new ActivityRecorded(tenant, now, Guid.CreateVersion7(), tenants[0], "voluntary", "service", today),
            1 => new ParticipationRecorded(tenant, now, Guid.CreateVersion7(), Guid.CreateVersion7(), tenants[0], "safety", today, null, null, 1, 60, 0, 0),
            _ => new ContributionRecorded(tenant, now, Guid.CreateVersion7(), tenants[0], "party", today, "money", Amount, null, null, false),
        };
    }
}
