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

        await AppRole.GrantAsync(owner, new NpgsqlConnectionStringBuilder(configuration.GetConnectionString(name)).Username!, configuration, cancellationToken);
        logger.LogInformation("Database {Database} is up to date", name);
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
