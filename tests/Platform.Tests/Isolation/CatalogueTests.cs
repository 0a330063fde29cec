using Npgsql;
using Xunit;

namespace Linli.Platform.Tests.Isolation;

/// <summary>quality.md K2 as the catalogue has it: no table of a tenant's is left open, and the app's role cannot step around.</summary>
[Collection(nameof(Matrix))]
public sealed class CatalogueTests(Matrix matrix)
{
    public static IEnumerable<TheoryDataRow<string>> Databases => Matrix.Services.Select(service => new TheoryDataRow<string>(service));

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Every_table_with_a_tenant_is_under_forced_row_level_security_for_reading_and_writing(string database)
    {
        var open = await ListAsync(database, """
            SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id' AND NOT a.attisdropped
            WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace AND c.relname NOT IN ('outbox', 'inbox', 'audit_pending')
              AND NOT (c.relrowsecurity AND c.relforcerowsecurity AND EXISTS (
                SELECT 1 FROM pg_policy p WHERE p.polrelid = c.oid AND p.polcmd = '*' AND p.polqual IS NOT NULL AND p.polwithcheck IS NOT NULL))
            """);
        Assert.Empty(open);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task The_app_role_owns_nothing_and_steps_around_nothing(string database)
    {
        Assert.Empty(await ListAsync(database, $"SELECT rolname FROM pg_roles WHERE rolname = '{database}_app' AND (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb)"));
        Assert.Empty(await ListAsync(database, $"SELECT relname FROM pg_class WHERE pg_get_userbyid(relowner) = '{database}_app'"));
        Assert.Empty(await ListAsync(database, $"SELECT relname FROM pg_class WHERE relname IN ('outbox', 'inbox') AND has_table_privilege('{database}_app', oid, 'DELETE')"));
        Assert.Empty(await ListAsync(database, $"SELECT relname FROM pg_class WHERE relname IN ('audit', 'audit_seal', 'audit_base') AND has_table_privilege('{database}_app', oid, 'UPDATE, DELETE, TRUNCATE')"));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Every_index_of_a_tenants_table_starts_with_the_tenant(string database)
    {
        var late = await ListAsync(database, """
            SELECT i.indexrelid::regclass::text FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
            JOIN pg_attribute t ON t.attrelid = c.oid AND t.attname = 'tenant_id' AND NOT t.attisdropped
            WHERE c.relrowsecurity AND c.relnamespace = 'public'::regnamespace AND i.indkey[0] <> t.attnum
            """);
        Assert.Empty(late.Except(Rows.IndexesAcrossTenants));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Every_foreign_key_between_tenants_tables_carries_the_tenant(string database)
    {
        // Foreign keys are checked past row-level security: without the tenant they would reach into another's rows. A delegation
        // hangs on one of the city's, so it carries its parent's tenant beside its own.
        var bare = await ListAsync(database, """
            SELECT k.conname FROM pg_constraint k
            JOIN pg_class c ON c.oid = k.conrelid AND c.relrowsecurity JOIN pg_class r ON r.oid = k.confrelid AND r.relrowsecurity
            WHERE k.contype = 'f' AND EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = r.oid AND a.attname = 'tenant_id') AND NOT EXISTS (
                SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname LIKE '%tenant_id' AND a.attnum = ANY (k.conkey))
            """);
        Assert.Empty(bare);
    }

    private async Task<List<string>> ListAsync(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(matrix.Run.Servers.SuperuserConnection(database));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var names = new List<string>();
        while (await reader.ReadAsync())
        {
            names.Add(reader.GetString(0));
        }

        return names;
    }
}
