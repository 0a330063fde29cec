using Microsoft.EntityFrameworkCore.Migrations;

namespace Linli.ServiceDefaults.Tenancy;

/// <summary>Row-level security, said in the migration that creates the table.</summary>
public static class TenantMigrations
{
    /// <summary>The tenant of the current transaction. After a transaction-local set PostgreSQL falls back to '', hence NULLIF.</summary>
    private const string Current = "NULLIF(current_setting('app.tenant_id', true), '')::uuid";

    /// <summary>Refuses every row of a <c>tenant_id</c> that is not the current one, for reading and for writing.</summary>
    /// <param name="migration">The migration.</param>
    /// <param name="table">Table name; it has a column <c>tenant_id uuid</c>.</param>
    /// <param name="cityReads">The city sees all rows: only for tables without anything about a person.</param>
    /// <param name="cityWrites">The city may write all rows.</param>
    /// <param name="cityShares">Every tenant reads the city's own rows: defaults and notices.</param>
    public static void ProtectTenantTable(this MigrationBuilder migration, string table, bool cityReads = false, bool cityWrites = false, bool cityShares = false)
    {
        migration.Sql($"""
            ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY;
            ALTER TABLE "{table}" FORCE ROW LEVEL SECURITY;
            CREATE POLICY tenant ON "{table}" USING (tenant_id = {Current}) WITH CHECK (tenant_id = {Current});
            """);
        if (cityReads)
        {
            migration.Sql($"""CREATE POLICY city_reads ON "{table}" FOR SELECT USING ({Current} = '{Contracts.City.Id}'::uuid);""");
        }

        if (cityShares)
        {
            migration.Sql($"""CREATE POLICY city_shares ON "{table}" FOR SELECT USING (tenant_id = '{Contracts.City.Id}'::uuid AND {Current} IS NOT NULL);""");
        }

        if (cityWrites)
        {
            migration.Sql($"""
                CREATE POLICY city_inserts ON "{table}" FOR INSERT WITH CHECK ({Current} = '{Contracts.City.Id}'::uuid);
                CREATE POLICY city_updates ON "{table}" FOR UPDATE USING ({Current} = '{Contracts.City.Id}'::uuid) WITH CHECK ({Current} = '{Contracts.City.Id}'::uuid);
                """);
        }
    }
}
