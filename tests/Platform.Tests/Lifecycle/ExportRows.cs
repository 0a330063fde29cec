using Linli.Platform.Tests.Isolation;
using Linli.TestKit;
using Npgsql;

namespace Linli.Platform.Tests.Lifecycle;

/// <summary>Exports as the database has them, for what no request can bring about: one that another instance holds, or that broke off.</summary>
internal static class ExportRows
{
    public static async Task<bool> UnderWayAsync(World w) =>
        await CountAsync(w, "tenant", "SELECT count(*) FROM exports WHERE tenant_id = $1 AND state IN ('waiting', 'running')") > 0;

    /// <summary>One that another instance is working on.</summary>
    public static Task<Guid> HeldAsync(World w) => AddAsync(w, "now() + interval '1 hour'");

    /// <summary>One whose instance died in the middle of it.</summary>
    public static Task<Guid> BrokenOffAsync(World w) => AddAsync(w, "now() - interval '1 hour'");

    public static async Task<long> CountAsync(World w, string database, string sql)
    {
        await using var connection = new NpgsqlConnection(w.Matrix.Run.Servers.SuperuserConnection(database));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = w.TenantId } } };
        return (long)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>Ends one that was held and that nobody cancelled.</summary>
    public static Task ReleaseAsync(World w) => CountAsync(w, "tenant", """
        WITH held AS (UPDATE exports SET state = 'cancelled' WHERE tenant_id = $1 AND state = 'running' AND leased_until > now() + interval '10 minutes' RETURNING 1)
        SELECT count(*) FROM held
        """);

    private static async Task<Guid> AddAsync(World w, string leasedUntil)
    {
        await ReleaseAsync(w);
        await Eventually.Async(async () => !await UnderWayAsync(w));
        var id = Guid.CreateVersion7();
        await CountAsync(w, "tenant", $"""
            WITH export AS (
                INSERT INTO exports (tenant_id, id, state, requested_at, leased_until, parts_done, parts, rows, bytes)
                VALUES ($1, '{id}', 'running', now(), {leasedUntil}, 1, 5, 1, 1) RETURNING tenant_id, id),
            chunk AS (
                INSERT INTO export_chunks (tenant_id, id, export_id, number, content)
                SELECT tenant_id, gen_random_uuid(), id, 0, '\x00' FROM export RETURNING 1)
            SELECT count(*) FROM chunk
            """);
        return id;
    }
}
