using System.Text.Json;
using System.Text.Json.Nodes;
using Linli.ServiceDefaults.Search;
using Linli.ServiceDefaults.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using NpgsqlTypes;

namespace Linli.ServiceDefaults.Transfer;

/// <summary>
/// Takes in what <see cref="TenantRowsReader"/> hands out, under row-level security as the tenant whose it is, all or nothing. Rows are copied into
/// the staging table first, since a table under row-level security takes no COPY, and each table is then filled by one statement: so a row may refer
/// to a later one of its own table, and the order in the archive does not matter. What was staged is gone before anybody else could see it.
/// </summary>
internal sealed class TenantRowsLoader(TenantDb db, ArrivingRow arriving, IEnumerable<TenantTable> others, IEnumerable<TableArrival> special, IEnumerable<AfterArrival> after, IEnumerable<TenantFiles> files)
{
    /// <summary>The chain of the audit and what waits for its seal are this platform's: they are made anew from the entries.</summary>
    private static readonly string[] MadeAnew = ["audit_seal", "audit_base", "audit_pending"];

    private NpgsqlTransaction transaction = null!;

    /// <returns>How many rows the archive holds for this service.</returns>
    /// <exception cref="ArrivalRefusedException">They do not belong here; nothing is left of them.</exception>
    public async Task<long> LoadAsync(TextReader lines, Arrival arrival, CancellationToken ct)
    {
        await using var begun = await db.Database.BeginTransactionAsync(ct);
        transaction = (NpgsqlTransaction)begun.GetDbTransaction();
        var tables = TenantTables.Of(db).Where(t => t.Travels).Concat(others).ToList();
        // Rows of the service's own tables refer to those above tenants, never the other way round.
        var order = others.Concat(tables.Except(others)).ToList();
        var staged = new Dictionary<string, Stage>();
        var total = 0L;
        while (await AnnouncedAsync(lines, ct) is { Table: { } name } next)
        {
            if (files.FirstOrDefault(f => f.Table == name) is { } kept)
            {
                await KeepAsync(kept, next.Rows, lines, arrival, ct);
                total += next.Rows;
                continue;
            }

            var table = tables.Find(t => t.Name == name) ?? throw new ArrivalRefusedException("archive.unknown_table", name);
            var stage = new Stage(Guid.CreateVersion7(), table, next.Rows);
            await StageAsync(stage, lines, arrival, ct);
            staged.Add(name, stage);
            total += next.Rows;
        }

        foreach (var stage in order.Where(t => staged.ContainsKey(t.Name)).Select(t => staged[t.Name]).Where(s => s.Rows > 0 && !MadeAnew.Contains(s.Table.Name)))
        {
            await InsertAsync(stage, arrival, ct);
        }

        await db.Database.ExecuteSqlAsync($"DELETE FROM arriving WHERE stage = ANY ({staged.Values.Select(s => s.Id).ToArray()})", ct);
        await SealAuditAsync(arrival, ct);
        await SearchBackfill.RunWithinAsync(db, ct);
        foreach (var arrive in after)
        {
            await arrive(db, arrival, ct);
        }

        await db.SaveChangesAsync(ct);
        await begun.CommitAsync(ct);
        return total;
    }

    /// <summary>Into the store as they come; where the import is taken back, they leave with everything of the tenant.</summary>
    private static async Task KeepAsync(TenantFiles kept, long number, TextReader lines, Arrival arrival, CancellationToken ct)
    {
        for (var i = 1L; i <= number; i++)
        {
            var file = FileOf(await lines.ReadLineAsync(ct) ?? throw CutOff(), kept.Table, i);
            if (file.TenantId != arrival.TenantId)
            {
                throw new ArrivalRefusedException("archive.foreign_row", kept.Table, i.ToString(System.Globalization.CultureInfo.InvariantCulture));
            }

            if (file.Content is { } content)
            {
                await kept.KeepAsync(arrival.TenantId, file.Id, content, ct);
            }
        }
    }

    private static TravellingFile FileOf(string line, string table, long number)
    {
        try
        {
            return JsonSerializer.Deserialize<TravellingFile>(line) ?? throw new JsonException("No object.");
        }
        catch (JsonException)
        {
            throw new ArrivalRefusedException("archive.broken_row", table, number.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    private async Task StageAsync(Stage stage, TextReader lines, Arrival arrival, CancellationToken ct)
    {
        var skip = MadeAnew.Contains(stage.Table.Name);
        var prepare = special.FirstOrDefault(s => s.Table == stage.Table.Name)?.Prepare;
        if (skip || stage.Rows == 0)
        {
            for (var i = 0L; i < stage.Rows; i++)
            {
                _ = await lines.ReadLineAsync(ct) ?? throw CutOff();
            }

            return;
        }

        await using var copy = await transaction.Connection!.BeginBinaryImportAsync("COPY arriving (stage, row) FROM STDIN (FORMAT BINARY)", ct);
        for (var i = 1L; i <= stage.Rows; i++)
        {
            var row = arriving.Prepare(await lines.ReadLineAsync(ct) ?? throw CutOff(), i, stage.Table, arrival.TenantId);
            prepare?.Invoke(row);
            stage.Learn(row, i);
            await copy.StartRowAsync(ct);
            await copy.WriteAsync(stage.Id, NpgsqlDbType.Uuid, ct);
            await copy.WriteAsync(row.ToJsonString(TransferJson.Plain), NpgsqlDbType.Json, ct);
        }

        await copy.CompleteAsync(ct);
    }

    private async Task InsertAsync(Stage stage, Arrival arrival, CancellationToken ct)
    {
        try
        {
            var taken = special.FirstOrDefault(s => s.Table == stage.Table.Name) is { } own
                ? await own.InsertAsync(db, arrival, stage.Source, ct)
                : await RunAsync($"""
                    INSERT INTO "{stage.Table.Name}" ({stage.Columns("")}) SELECT {stage.Columns("r.")}
                    FROM {stage.Source} a, json_populate_record(NULL::"{stage.Table.Name}", a.row) r
                    """, ct);
            if (taken != stage.Rows)
            {
                throw new ArrivalRefusedException("archive.does_not_fit", stage.Table.Name);
            }
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InsufficientPrivilege || e.SqlState[..2] is "22" or "23")
        {
            throw new ArrivalRefusedException("archive.does_not_fit", stage.Table.Name, e.ConstraintName ?? e.SqlState);
        }
    }

    /// <summary>The chain begins here; its sealer finds the entries as it finds new ones.</summary>
    private async Task SealAuditAsync(Arrival arrival, CancellationToken ct) => await db.Database.ExecuteSqlAsync($"""
        INSERT INTO audit_pending (id, tenant_id, entries)
        SELECT gen_random_uuid(), {arrival.TenantId}, array_agg(id)
        FROM (SELECT id, (row_number() OVER (ORDER BY id) - 1) / 50 AS batch FROM audit WHERE tenant_id = {arrival.TenantId}) entry GROUP BY batch
        """, ct);

    private async Task<long> RunAsync(string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, transaction.Connection, transaction);
        return await command.ExecuteNonQueryAsync(ct);
    }

    private static async Task<TableLine> AnnouncedAsync(TextReader lines, CancellationToken ct) =>
        await lines.ReadLineAsync(ct) is { } line ? JsonSerializer.Deserialize<TableLine>(line, JsonSerializerOptions.Web)! : throw CutOff();

    private static IOException CutOff() => new("The rows stopped in the middle.");

    /// <summary>A table's rows on their way in. All of them have the fields of the first one.</summary>
    private sealed record Stage(Guid Id, TenantTable Table, long Rows)
    {
        private string[]? fields;

        public string Source => $"(SELECT row FROM arriving WHERE stage = '{Id}')";

        public string Columns(string from) => string.Join(", ", fields!.Select(f => $"{from}\"{f}\""));

        public void Learn(JsonObject row, long number)
        {
            fields ??= [.. row.Select(f => f.Key)];
            if (row.Count != fields.Length || !Array.TrueForAll(fields, row.ContainsKey))
            {
                throw new ArrivalRefusedException("archive.broken_row", Table.Name, number.ToString(System.Globalization.CultureInfo.InvariantCulture));
            }
        }
    }
}
