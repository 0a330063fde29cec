using Linli.ServiceDefaults.Tenancy;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Linli.ServiceDefaults.Audit;

/// <summary>What the audit's tables need beside their columns, said in the migration that creates them.</summary>
public static class AuditMigrations
{
    /// <summary>
    /// Own entries only, for reading and for writing; the city, and a request of nobody (a sign-in), may add to a tenant's audit
    /// without reading it. Old entries leave through <c>prune_audit</c> alone, which refuses whatever is younger than half a year.
    /// </summary>
    public static void ProtectAudit(this MigrationBuilder migration)
    {
        foreach (var table in new[] { "audit", "audit_seal", "audit_base" })
        {
            migration.ProtectTenantTable(table);
            migration.Sql($"""CREATE POLICY keeper ON "{table}" FOR ALL TO CURRENT_USER USING (true) WITH CHECK (true);""");
        }

        migration.Sql($$"""
            CREATE POLICY city_and_nobody_append ON audit FOR INSERT WITH CHECK (
                coalesce(NULLIF(current_setting('app.tenant_id', true), '')::uuid, '{{Contracts.City.Id}}'::uuid) = '{{Contracts.City.Id}}'::uuid);

            CREATE FUNCTION audit_tenants() RETURNS TABLE (tenant_id uuid) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
                SELECT a.tenant_id FROM audit a UNION SELECT s.tenant_id FROM audit_seal s UNION SELECT b.tenant_id FROM audit_base b
            $$;

            CREATE FUNCTION prune_audit(of_tenant uuid, up_to bigint) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
            DECLARE
                gone bigint;
            BEGIN
                IF EXISTS (SELECT FROM audit_seal s WHERE s.tenant_id = of_tenant AND s.number <= up_to AND s.last_at > now() - interval '184 days') THEN
                    RAISE EXCEPTION 'The audit is kept for at least half a year.';
                END IF;
                IF NOT EXISTS (SELECT FROM audit_base b WHERE b.tenant_id = of_tenant AND b.number = up_to) THEN
                    RAISE EXCEPTION 'The chain would lose its beginning.';
                END IF;
                DELETE FROM audit a USING audit_seal s
                WHERE s.tenant_id = of_tenant AND s.number <= up_to AND a.tenant_id = of_tenant AND a.id = ANY (s.entries)
                  AND a.at <= now() - interval '184 days';
                GET DIAGNOSTICS gone = ROW_COUNT;
                DELETE FROM audit_seal s WHERE s.tenant_id = of_tenant AND s.number <= up_to;
                RETURN gone;
            END $$;
            """);
    }

    /// <summary>The way back.</summary>
    public static void DropAuditFunctions(this MigrationBuilder migration) => migration.Sql("DROP FUNCTION audit_tenants(); DROP FUNCTION prune_audit(uuid, bigint);");
}
