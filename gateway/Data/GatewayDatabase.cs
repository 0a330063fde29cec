using Linli.ServiceDefaults.Telemetry;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Linli.Gateway.Data;

/// <summary>What all gateways share: sessions and the keys that protect cookies and tickets.</summary>
internal static class GatewayDatabase
{
    public static void AddGatewayDatabase(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddHostedService<DatabaseSetup>();
        services.AddSingleton(provider => new NpgsqlDataSourceBuilder(builder.Configuration.GetConnectionString("gateway"))
            .UseLoggerFactory(provider.GetRequiredService<ILoggerFactory>()).ConfigureTracing(Telemetry.WithinTraces).Build());
        services.AddHealthChecks().AddCheck<DatabaseHealth>("database");
        services.AddDataProtection().SetApplicationName("linli-gateway");
        services.AddOptions<KeyManagementOptions>().Configure<NpgsqlDataSource, SecretKey>((keys, database, secret) =>
            (keys.XmlRepository, keys.XmlEncryptor) = (new KeyTable(database), new KeyEncryptor(secret)));
        services.AddSingleton<SecretKey>();
    }

    private sealed class DatabaseHealth(NpgsqlDataSource database) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            try
            {
                await using var command = database.CreateCommand("SELECT 1 FROM session LIMIT 1");
                await command.ExecuteScalarAsync(cancellationToken);
                return HealthCheckResult.Healthy();
            }
            catch (NpgsqlException e)
            {
                return HealthCheckResult.Unhealthy("The database does not answer.", e);
            }
        }
    }
}
