using Linli.Contracts;
using Linli.ServiceDefaults.Transfer;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace Linli.ServiceDefaults.Tenancy;

/// <summary>
/// The app role may use the tables and owns none; what it may only append to (events, the audit) it empties of one sub-district, the one that it
/// acts for, when that one's removal was ordered (<see cref="ErasureOrder"/>), and in no other way.
/// </summary>
internal static class AppRole
{
    public static async Task GrantAsync(string owner, string app, IConfiguration configuration, CancellationToken ct)
    {
        var role = "\"" + app.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
        var pads = ErasureOrder.PadsOf(configuration);
        await using var connection = new NpgsqlConnection(owner);
        await connection.OpenAsync(ct);
        await using var command = new NpgsqlCommand($"""
            SELECT pg_advisory_xact_lock(7265301);
            CREATE TABLE IF NOT EXISTS erasure_key (inner_pad bytea NOT NULL, outer_pad bytea NOT NULL);
            CREATE UNLOGGED TABLE IF NOT EXISTS arriving (stage uuid NOT NULL, row json NOT NULL);
            CREATE INDEX IF NOT EXISTS ix_arriving_stage ON arriving (stage);
            GRANT USAGE ON SCHEMA public TO {role};
            GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role};
            GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {role};
            REVOKE ALL ON "__EFMigrationsHistory", erasure_key FROM {role};
            REVOKE DELETE ON outbox, inbox FROM {role};
            REVOKE UPDATE ON inbox FROM {role};
            REVOKE UPDATE, DELETE ON audit, audit_seal, audit_base FROM {role};
            DELETE FROM erasure_key;
            {(pads is { } pad ? $"INSERT INTO erasure_key VALUES ('\\x{pad.Inner}', '\\x{pad.Outer}');" : "")}
            CREATE OR REPLACE FUNCTION confirm_erasure() RETURNS uuid LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
            DECLARE
                of_tenant constant uuid := NULLIF(current_setting('app.tenant_id', true), '')::uuid;
                told constant bytea := convert_to(replace(of_tenant::text, '-', '') || coalesce(current_setting('app.erasure_order', true), ''), 'UTF8');
                proof constant text := coalesce(current_setting('app.erasure_proof', true), '');
            BEGIN
                IF of_tenant IS NULL OR of_tenant = '{City.Id}' THEN
                    RAISE EXCEPTION 'Only a sub-district is forgotten.';
                END IF;
                IF NOT EXISTS (SELECT FROM erasure_key k WHERE encode(sha256(k.outer_pad || sha256(k.inner_pad || told)), 'hex') = proof) THEN
                    RAISE EXCEPTION 'Nobody ordered the removal of this sub-district.' USING ERRCODE = 'insufficient_privilege';
                END IF;
                RETURN of_tenant;
            END $$;
            CREATE OR REPLACE FUNCTION forget_tenant() RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
            DECLARE
                of_tenant constant uuid := confirm_erasure();
                kept record;
                gone bigint;
                total bigint := 0;
            BEGIN
                FOR kept IN
                    SELECT c.oid::regclass AS relation FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id' AND NOT a.attisdropped
                    WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND NOT has_table_privilege(session_user, c.oid, 'DELETE')
                LOOP
                    EXECUTE format('DELETE FROM %s WHERE tenant_id = $1', kept.relation) USING of_tenant;
                    GET DIAGNOSTICS gone = ROW_COUNT;
                    total := total + gone;
                END LOOP;
                RETURN total;
            END $$;
            REVOKE ALL ON FUNCTION confirm_erasure(), forget_tenant() FROM PUBLIC;
            GRANT EXECUTE ON FUNCTION forget_tenant() TO {role};
            """, connection);
        await command.ExecuteNonQueryAsync(ct);
    }
}
