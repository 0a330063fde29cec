using Linli.Contracts;
using Linli.Contracts.Tenant.V1;
using Linli.ServiceDefaults.Messaging;
using Linli.ServiceDefaults.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace Linli.ServiceDefaults.Transfer;

/// <summary>Removes what no table with a tenant_id holds, before the others; returns how many rows that were.</summary>
/// <param name="db">In the tenant and in a transaction.</param>
public delegate Task<long> TenantRemains(TenantDb db, CancellationToken ct);

/// <summary>How much a service removed.</summary>
/// <param name="Rows">In all of its tables.</param>
/// <param name="Messages">In its error queue.</param>
public sealed record Erased(long Rows, int Messages);

/// <summary>
/// Removes everything that a service keeps of a tenant: the rows of every table of its model, its events, and its failed messages. What the inbox
/// keeps are the ids of messages, by which one that comes late is known and brings nothing back.
/// </summary>
public sealed class TenantEraser(FailedMessages failed, ServiceName service, IEnumerable<TenantRemains> remains, IConfiguration configuration, TimeProvider clock)
{
    private readonly ErasureOrder order = new(configuration);

    /// <summary>Inside the caller's transaction; afterwards the context is in the tenant that it was in before.</summary>
    /// <param name="db">In a transaction.</param>
    /// <param name="tenantId">Who is removed.</param>
    /// <param name="orderId">The deletion, or the import that is taken back.</param>
    /// <param name="ct">Stops it.</param>
    /// <exception cref="InvalidOperationException">Something is left.</exception>
    public async Task<Erased> EraseAsync(TenantDb db, Guid tenantId, Guid orderId, CancellationToken ct)
    {
        var former = db.TenantId;
        await db.EnterAsync(tenantId, ct);
        await order.GiveAsync(db, tenantId, orderId, ct);
        var rows = 0L;
        foreach (var remove in remains)
        {
            rows += await remove(db, ct);
        }

        // What may only be appended to, such as events, is emptied by the owner's function, on this order only; nothing refers to it.
        rows += await CountAsync(db, "SELECT forget_tenant() WHERE $1 IS NOT NULL", tenantId, ct);
        var tables = TenantTables.Of(db);
        foreach (var table in tables.Reverse())
        {
            if (await CountAsync(db, $"SELECT has_table_privilege('\"{table.Name}\"', 'DELETE')::int::bigint WHERE $1 IS NOT NULL", tenantId, ct) == 0)
            {
                continue;
            }

            rows += await CountAsync(db, $"WITH gone AS (DELETE FROM \"{table.Name}\" WHERE {table.Rows} RETURNING 1) SELECT count(*) FROM gone", tenantId, ct);
        }

        foreach (var table in tables)
        {
            if (await CountAsync(db, $"SELECT count(*) FROM \"{table.Name}\" WHERE {table.Rows}", tenantId, ct) is > 0 and var left)
            {
                throw new InvalidOperationException($"{left} rows of a deleted tenant are left in {table.Name}.");
            }
        }

        await ErasureOrder.TakeBackAsync(db, ct);
        await db.EnterAsync(former, ct);
        return new(rows, await failed.DiscardAboutAsync(service.Value, tenantId, ct));
    }

    internal async Task ConfirmAsync(TenantErasureOrdered ordered, TenantDb db, CancellationToken ct)
    {
        var erased = await EraseAsync(db, ordered.TenantId, ordered.DeletionId, ct);
        db.Publish(new TenantErased(City.Id, clock.GetUtcNow(), ordered.DeletionId, service.Value, erased.Rows, erased.Messages));
    }

    private static async Task<long> CountAsync(TenantDb db, string sql, Guid tenantId, CancellationToken ct)
    {
        var transaction = (NpgsqlTransaction)db.Database.CurrentTransaction!.GetDbTransaction();
        await using var command = new NpgsqlCommand(sql, transaction.Connection, transaction) { Parameters = { new() { Value = tenantId } } };
        return (long)(await command.ExecuteScalarAsync(ct))!;
    }
}

/// <summary>Registers a service for deletions.</summary>
public static class TenantErasure
{
    /// <summary>Removes a deleted tenant's rows when the order comes, and says so, in one transaction.</summary>
    public static Subscriptions<TDb> EraseTenants<TDb>(this Subscriptions<TDb> on) where TDb : TenantDb =>
        on.Event<TenantErasureOrdered, TenantEraser>((order, db, eraser, ct) => eraser.ConfirmAsync(order, db, ct));
}
