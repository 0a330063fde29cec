using System.Diagnostics.CodeAnalysis;
using Linli.ServiceDefaults.Audit;
using Linli.ServiceDefaults.Messaging;
using Linli.ServiceDefaults.Security;
using Linli.ServiceDefaults.Transfer;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Npgsql.EntityFrameworkCore.PostgreSQL.Infrastructure;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Linli.ServiceDefaults.Tenancy;

/// <summary>Registers a service's database.</summary>
public static class TenantDatabase
{
    /// <summary>
    /// A pooled <typeparamref name="TDb"/> per request, in the request's tenant, on connection string <paramref name="name"/>
    /// (the app role); migrated at start when <c>{name}_owner</c> is given too.
    /// </summary>
    public static void AddTenantDatabase<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TDb>(
        this WebApplicationBuilder builder, string name, Action<NpgsqlDbContextOptionsBuilder>? configure = null) where TDb : TenantDb
    {
        var services = builder.Services;
        services.AddSingleton<OutboxSignal>();
        services.AddSingleton<TenantInterceptor>();
        services.AddHttpContextAccessor();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<AuditSignal>().AddSingleton<AuditKey>().AddSingleton<AuditAuthor>().AddSingleton<AuditVerifier>();
        services.AddSingleton(_ => new NpgsqlDataSourceBuilder(builder.Configuration.GetConnectionString(name)
                ?? throw new InvalidOperationException($"ConnectionStrings:{name} is missing."))
            .ConfigureTracing(Telemetry.Telemetry.WithinTraces).Build());
        services.AddPooledDbContextFactory<TDb>((provider, options) => options
            .UseNpgsql(provider.GetRequiredService<NpgsqlDataSource>(), npgsql => configure?.Invoke(npgsql))
            .UseSnakeCaseNamingConvention()
            .AddInterceptors(provider.GetRequiredService<TenantInterceptor>()));
        services.AddScoped(provider =>
        {
            var db = provider.GetRequiredService<IDbContextFactory<TDb>>().CreateDbContext();
            db.Enter(provider.GetRequiredService<TenantContext>().TenantId);
            return db;
        });
        services.AddSingleton<TenantWork>();
        services.AddHostedService<FieldRotation>();
        services.AddTransfer<TDb>();
        services.AddScoped<TenantDb>(provider => provider.GetRequiredService<TDb>());
        services.AddHostedService(provider => new DatabaseMigrator<TDb>(
            name, builder.Configuration, owner => Open<TDb>(owner, configure), provider.GetRequiredService<ILogger<DatabaseMigrator<TDb>>>()));
        services.AddHealthChecks().AddCheck<DatabaseHealth>("database", timeout: TimeSpan.FromSeconds(5));
    }

    private static TDb Open<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TDb>(
        string connectionString, Action<NpgsqlDbContextOptionsBuilder>? configure) where TDb : TenantDb =>
        (TDb)Activator.CreateInstance(typeof(TDb), new DbContextOptionsBuilder<TDb>()
            .UseNpgsql(connectionString, npgsql => configure?.Invoke(npgsql))
            .UseSnakeCaseNamingConvention().Options)!;
}
