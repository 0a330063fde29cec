using System.Net;
using Linli.AppHost.Hosting;
using Linli.AppHost.Postgres;
using Linli.Bench.Stand;
using Linli.RegistryService.Data;
using Linli.ServiceDefaults.Tenancy;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Linli.Bench.Tenancy;

/// <summary>A private PostgreSQL with Registry's database as its own migrations make it, and many tenants in it.</summary>
internal sealed class RegistryServer : IAsyncDisposable
{
    private readonly PortBlock ports = PortBlock.Reserve();
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("linli-bench-");
    private DistributedApplication application = null!;
    private PostgresDatabaseResource database = null!;
    private WebApplication registry = null!;

    /// <summary>As the service works: bound by the policies.</summary>
    public NpgsqlConnectionStringBuilder App => new(database.AppConnectionString());

    /// <summary>Steps over the policies.</summary>
    public NpgsqlConnectionStringBuilder Superuser => new(App.ConnectionString) { Username = database.Server.Superuser.Username, Password = database.Server.Superuser.Password };

    /// <summary>Hears what goes through <see cref="Telling"/>.</summary>
    public WireTap Tap { get; private set; } = null!;

    /// <summary>Registry's own way to its database, in this process, over one connection.</summary>
    public IDbContextFactory<RegistryDb> Telling => registry.Services.GetRequiredService<IDbContextFactory<RegistryDb>>();

    public static async Task<RegistryServer> StartAsync(int tenants, CancellationToken ct)
    {
        var server = new RegistryServer();
        try
        {
            var model = DistributedApplication.CreateBuilder(new() { DataFolder = server.folder.FullName, PortBase = server.ports.Base, Durable = false, Dashboard = false });
            server.database = model.AddPostgres("postgres").AddDatabase("registry");
            server.application = model.Build();
            await server.application.StartAsync(ct);
            server.Tap = new(new(IPAddress.Loopback, server.App.Port));
            server.registry = await server.OpenAsync(ct);
            Report.Say($"Filling {tenants} tenants");
            await ManyTenants.FillAsync(server.Superuser.ConnectionString, tenants, ct);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    public NpgsqlConnectionStringBuilder Through(NpgsqlConnectionStringBuilder direct) => new(direct.ConnectionString) { Port = Tap.Port, MaxPoolSize = 1 };

    /// <summary>
    /// The same context without a word about tenants to the database, stepping over the policies: its filters are an explicit
    /// WHERE tenant_id. The model is Registry's own, since a compiled query holds on to the first that it meets.
    /// </summary>
    public DbContextOptions<RegistryDb> WithoutTenant(NpgsqlDataSource superuser)
    {
        using var db = Telling.CreateDbContext();
        return new DbContextOptionsBuilder<RegistryDb>().UseNpgsql(superuser).UseSnakeCaseNamingConvention().UseModel(db.Model)
            .UseApplicationServiceProvider(registry.Services).Options;
    }

    private async Task<WebApplication> OpenAsync(CancellationToken ct)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration["ConnectionStrings:registry"] = Through(App).ConnectionString;
        builder.Configuration["ConnectionStrings:registry_owner"] = database.OwnerConnectionString;
        builder.Configuration["Linli:AuditKey"] = Convert.ToBase64String(new byte[32]);
        builder.Services.AddScoped<TenantContext>();
        builder.AddTenantDatabase<RegistryDb>("registry");
        var app = builder.Build();
        await app.StartAsync(ct);
        return app;
    }

    public async ValueTask DisposeAsync()
    {
        if (registry is not null)
        {
            await registry.DisposeAsync();
        }

        if (Tap is not null)
        {
            await Tap.DisposeAsync();
        }

        if (application is not null)
        {
            await application.DisposeAsync();
        }

        ports.Dispose();
        folder.Delete(recursive: true);
    }
}
