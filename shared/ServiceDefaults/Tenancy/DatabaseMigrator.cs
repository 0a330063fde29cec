using Linli.Contracts;
using Linli.ServiceDefaults.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Linli.ServiceDefaults.Tenancy;

/// <summary>
/// Brings the database up to date before the service takes requests, when it was given the owner's connection string;
/// otherwise somebody else migrates. Runs before every other hosted service.
/// </summary>
internal sealed class DatabaseMigrator<TDb>(string name, IConfiguration configuration, Func<string, TDb> open, ILogger<DatabaseMigrator<TDb>> logger)
    : IHostedLifecycleService where TDb : TenantDb
{
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        if (configuration.GetConnectionString($"{name}_owner") is not { } owner)
        {
            return;
        }

        await using var db = open(owner);
        var isBehind = (await db.Database.GetPendingMigrationsAsync(cancellationToken)).Any();
        await db.Database.MigrateAsync(cancellationToken);
        if (isBehind)
        {
            await SearchBackfill.RunAsync(db, () => open(owner), cancellationToken);
        }

        await GrantAsync(owner, new NpgsqlConnectionStringBuilder(configuration.GetConnectionString(name)).Username!, cancellationToken);
        logger.LogInformation("Database {Database} is up to date", name);
    }

    /// <summary>
    /// The app role may use the tables and owns none; what it may only append to (events, the audit) it empties of one deleted tenant,
    /// the one that it acts for, and in no other way.
    /// </summary>
    private static async Task GrantAsync(string owner, string app, CancellationToken ct)
    {
        var role = "\"" + app.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
        await using var connection = new NpgsqlConnection(owner);
        await connection.OpenAsync(ct);
        await using var command = new NpgsqlCommand($"""
            SELECT pg_advisory_xact_lock(7265301);
            GRANT USAGE ON SCHEMA public TO {role};
            GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role};
            GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {role};
            REVOKE ALL ON "__EFMigrationsHistory" FROM {role};
            REVOKE DELETE ON outbox, inbox FROM {role};
            REVOKE UPDATE ON inbox FROM {role};
            REVOKE UPDATE, DELETE ON audit, audit_seal, audit_base FROM {role};
            CREATE OR REPLACE FUNCTION forget_tenant() RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
            DECLARE
                of_tenant constant uuid := NULLIF(current_setting('app.tenant_id', true), '')::uuid;
                kept record;
                gone bigint;
                total bigint := 0;
            BEGIN
                IF of_tenant IS NULL OR of_tenant = '{City.Id}' THEN
                    RAISE EXCEPTION 'Only a sub-district is forgotten.';
                END IF;
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
            REVOKE ALL ON FUNCTION forget_tenant() FROM PUBLIC;
            GRANT EXECUTE ON FUNCTION forget_tenant() TO {role};
            """, connection);
        await command.ExecuteNonQueryAsync(ct);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

/// <summary>Ready means: the database answers.</summary>
internal sealed class DatabaseHealth(NpgsqlDataSource database) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var command = database.CreateCommand("SELECT 1");
            await command.ExecuteNonQueryAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (NpgsqlException e)
        {
            return HealthCheckResult.Unhealthy("The database does not answer.", e);
        }
    }
}
