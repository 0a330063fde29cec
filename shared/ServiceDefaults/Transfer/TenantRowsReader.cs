using System.Data;
using System.Text.Json;
using System.Text.Json.Nodes;
using Linli.ServiceDefaults.Security;
using Linli.ServiceDefaults.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Linli.ServiceDefaults.Transfer;

/// <summary>
/// Reads everything a service keeps of one tenant, row by row, as of one instant (REPEATABLE READ, READ ONLY): per table a line that says
/// how many rows follow, then a line of JSON for each. Nothing is collected in memory.
/// </summary>
internal sealed class TenantRowsReader(TenantDb db, Lazy<FieldProtector> protector, IEnumerable<TenantTable> others, IEnumerable<TenantFiles> files)
{
    public async Task WriteAsync(TextWriter lines, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        await db.Database.ExecuteSqlRawAsync("SET TRANSACTION READ ONLY", ct);
        foreach (var table in TenantTables.Of(db).Where(t => t.Travels).Concat(others))
        {
            await WriteAsync(table, lines, (NpgsqlTransaction)transaction.GetDbTransaction(), ct);
        }

        foreach (var kept in files)
        {
            await WriteAsync(kept, lines, ct);
        }

        await lines.WriteLineAsync(JsonSerializer.Serialize(new TableLine(null, 0), JsonSerializerOptions.Web));
        await lines.FlushAsync(ct);
    }

    private async Task WriteAsync(TenantTable table, TextWriter lines, NpgsqlTransaction transaction, CancellationToken ct)
    {
        await using (var count = Command($"SELECT count(*) FROM \"{table.Name}\" WHERE {table.Rows}", transaction))
        {
            await lines.WriteLineAsync(JsonSerializer.Serialize(new TableLine(table.Name, (long)(await count.ExecuteScalarAsync(ct))!), JsonSerializerOptions.Web));
        }

        var columns = string.Join(", ", table.Travelling.Select(c => $"\"{c.Name}\""));
        var order = string.Join(", ", table.Key.Select(k => $"\"{k}\""));
        var seals = table.Columns.Where(c => c.Seal == ColumnSeal.Encrypted).Select(c => c.Name).ToList();
        await using var rows = Command($"SELECT row_to_json(r)::text FROM (SELECT {columns} FROM \"{table.Name}\" WHERE {table.Rows} ORDER BY {order}) r", transaction);
        await using var reader = await rows.ExecuteReaderAsync(CommandBehavior.SequentialAccess, ct);
        while (await reader.ReadAsync(ct))
        {
            var row = reader.GetString(0);
            await lines.WriteLineAsync(seals.Count == 0 ? row : Open(row, seals));
        }
    }

    private async Task WriteAsync(TenantFiles kept, TextWriter lines, CancellationToken ct)
    {
        var ids = await kept.ListAsync(db, ct);
        await lines.WriteLineAsync(JsonSerializer.Serialize(new TableLine(kept.Table, ids.Count), JsonSerializerOptions.Web));
        foreach (var id in ids)
        {
            await lines.WriteLineAsync(JsonSerializer.Serialize(new TravellingFile(db.TenantId!.Value, id, await kept.FindAsync(db.TenantId.Value, id, ct))));
        }
    }

    /// <summary>The service alone has the key of its personal fields, so they leave it as text.</summary>
    private string Open(string row, IReadOnlyList<string> seals)
    {
        var fields = JsonNode.Parse(row)!.AsObject();
        foreach (var name in seals)
        {
            if (fields[name]?.GetValue<string>() is { } hex)
            {
                fields[name] = protector.Value.Unprotect(Convert.FromHexString(hex.AsSpan(2)));
            }
        }

        return fields.ToJsonString(TransferJson.Plain);
    }

    private NpgsqlCommand Command(string sql, NpgsqlTransaction transaction) =>
        new(sql, transaction.Connection, transaction) { Parameters = { new() { Value = db.TenantId ?? throw new InvalidOperationException("No tenant.") } } };
}

/// <summary>Announces a table and its rows; without a name: that was all.</summary>
public sealed record TableLine(string? Table, long Rows);

internal static class TransferJson
{
    /// <summary>Chinese as Chinese: these files are read by people too.</summary>
    public static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
