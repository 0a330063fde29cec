using System.Security.Cryptography;
using Linli.Contracts;
using Linli.ServiceDefaults.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using NpgsqlTypes;

namespace Linli.ServiceDefaults.Security;

/// <summary>
/// Brings every encrypted field under the current key while the service works on: whoever reads meanwhile has all keys, and a
/// row is locked only while its few bytes are written. Starts when there are other keys, and ends when nothing is left to do.
/// Instances that do it at once find each other's work done.
/// </summary>
internal sealed class FieldRotation(IServiceScopeFactory scopes, TimeProvider clock, ILogger<FieldRotation> logger) : BackgroundService
{
    private const int BatchSize = 200;
    private static readonly TimeSpan Again = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await RotateAsync(stoppingToken) is not var (done, unreadable))
                {
                    return;
                }

                logger.LogInformation("{Fields} fields came under the present key, {Unreadable} could not be read with any", done, unreadable);
                return;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (e is NpgsqlException or InvalidOperationException)
            {
                logger.LogWarning(e, "Encrypted fields stay under their former keys until the next turn");
                await Task.Delay(Again, clock, stoppingToken);
            }
        }
    }

    /// <returns>How many fields were sealed anew, and how many no key fits; null where there is nothing to do: no sealed fields, or only one key.</returns>
    private async Task<(long Done, long Unreadable)?> RotateAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TenantDb>();
        var columns = SealedColumns.Of(db);
        // A service without such fields need not know the key.
        if (columns.Count == 0 || scope.ServiceProvider.GetRequiredService<FieldProtector>() is not { HasOthers: true } protector)
        {
            return null;
        }

        var (done, unreadable) = (0L, 0L);
        foreach (var tenant in (await db.AuditTenantsAsync(ct)).Prepend(City.Id).Distinct())
        {
            foreach (var column in columns.Where(c => c.IsOfTenant || tenant == City.Id))
            {
                for (var batch = new Batch(0, 0, "(0,0)"); batch.Last is { } after;)
                {
                    batch = await RotateAsync(db, tenant, column, protector, after, ct);
                    (done, unreadable) = (done + batch.Done, unreadable + batch.Unreadable);
                }
            }
        }

        return (done, unreadable);
    }

    private async Task<Batch> RotateAsync(TenantDb db, Guid tenant, SealedColumn column, FieldProtector protector, string after, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.EnterAsync(tenant, ct);
        var inside = (NpgsqlTransaction)transaction.GetDbTransaction();
        var (places, former) = await ReadAsync(column, protector.Mark, after, inside, ct);
        var unreadable = 0;
        var anew = new byte[]?[former.Count];
        for (var i = 0; i < former.Count; i++)
        {
            anew[i] = SealAnew(former[i], protector);
            unreadable += anew[i] is null ? 1 : 0;
        }

        if (unreadable < former.Count)
        {
            await using var write = new NpgsqlCommand(
                $"""UPDATE "{column.Table}" t SET "{column.Name}" = n.sealed FROM unnest(@places::tid[], @sealed) AS n(place, sealed) WHERE t.ctid = n.place AND n.sealed IS NOT NULL""", inside.Connection, inside)
            {
                Parameters = { new("places", places.ToArray()), new("sealed", NpgsqlDbType.Array | NpgsqlDbType.Bytea) { Value = anew } },
            };
            await write.ExecuteNonQueryAsync(ct);
        }

        await transaction.CommitAsync(ct);
        return new(former.Count - unreadable, unreadable, former.Count == BatchSize ? places[^1] : null);
    }

    /// <summary>Locked, so that nobody's newer value is overwritten; a row stays at its place as long as the lock holds.</summary>
    private static async Task<(List<string> Places, List<byte[]> Former)> ReadAsync(SealedColumn column, byte[] mark, string after, NpgsqlTransaction inside, CancellationToken ct)
    {
        await using var read = new NpgsqlCommand($"""
            SELECT ctid::text AS place, "{column.Name}" FROM "{column.Table}"
            WHERE ctid > @after::tid AND "{column.Name}" IS NOT NULL AND substring("{column.Name}" FROM 1 FOR @length) <> @mark
            ORDER BY ctid LIMIT {BatchSize} FOR NO KEY UPDATE
            """, inside.Connection, inside)
        {
            Parameters = { new("after", after), new("length", mark.Length), new("mark", mark) },
        };
        await using var reader = await read.ExecuteReaderAsync(ct);
        var (places, former) = (new List<string>(), new List<byte[]>());
        while (await reader.ReadAsync(ct))
        {
            places.Add(reader.GetString(0));
            former.Add(reader.GetFieldValue<byte[]>(1));
        }

        return (places, former);
    }

    private byte[]? SealAnew(byte[] former, FieldProtector protector)
    {
        try
        {
            return protector.Seal(protector.Open(former));
        }
        catch (CryptographicException e)
        {
            logger.LogError(e, "A field stays as it is: no key fits");
            return null;
        }
    }

    private sealed record Batch(long Done, long Unreadable, string? Last);
}

/// <param name="IsOfTenant">The table has a tenant_id, so that its rows show only in their tenant.</param>
internal sealed record SealedColumn(string Table, string Name, bool IsOfTenant);

/// <summary>Where a service keeps encrypted fields, read from its model: byte[] properties called Cipher or Protected….</summary>
internal static class SealedColumns
{
    public static IReadOnlyList<SealedColumn> Of(DbContext db) =>
    [
        .. from table in db.Model.GetRelationalModel().Tables
           from column in table.Columns
           where column.PropertyMappings.Any(m => m.Property is { Name: var name, ClrType: var type } && type == typeof(byte[]) && (name == "Cipher" || name.StartsWith("Protected", StringComparison.Ordinal)))
           orderby table.Name, column.Name
           select new SealedColumn(table.Name, column.Name, table.FindColumn("tenant_id") is not null),
    ];
}
