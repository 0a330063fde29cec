using Linli.Contracts.Tenant.V1;
using Linli.ServiceDefaults.Audit;
using Linli.ServiceDefaults.Messaging;
using Linli.ServiceDefaults.Tenancy;
using Linli.ServiceDefaults.Tests;
using Linli.TestKit;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Xunit;

[assembly: AssemblyFixture(typeof(NotesService))]

namespace Linli.ServiceDefaults.Tests;

/// <summary>A service of two tables on real servers, with a pool of two connections so that leases meet on the same ones.</summary>
public sealed class NotesService : IAsyncLifetime
{
    private readonly Servers servers = new Servers().WithDatabase("notes");
    private readonly SettableClock clock = new();
    private WebApplication app = null!;

    public Events Events { get; private set; } = null!;

    public string AppConnection => servers.AppConnection("notes", 2);

    public string OwnerConnection => servers.OwnerConnection("notes");

    public string Rabbit => servers.Rabbit;

    public async ValueTask InitializeAsync()
    {
        await servers.StartAsync();
        Events = await Events.ConnectAsync(servers.Rabbit);
        var builder = WebApplication.CreateBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["urls"] = "http://127.0.0.1:0",
            ["ConnectionStrings:notes"] = AppConnection,
            ["ConnectionStrings:notes_owner"] = OwnerConnection,
            ["ConnectionStrings:rabbitmq"] = servers.Rabbit,
            ["Linli:AuditDays"] = "200",
            ["Linli:AuditKey"] = Convert.ToBase64String(new byte[32]),
        });
        builder.Services.AddSingleton(new ServiceName("notes"));
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.AddScoped<TenantContext>();
        builder.AddTenantDatabase<NotesDb>("notes");
        builder.AddMessaging<NotesDb>(on => on.Event<CommunityCreated>(NotesDb.FollowAsync));
        app = builder.Build();
        await app.StartAsync();
    }

    /// <summary>A unit of work in a tenant, as a request would be.</summary>
    internal async Task<T> InAsync<T>(Guid? tenant, Func<NotesDb, Task<T>> work)
    {
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<TenantContext>().Enter(tenant);
        return await work(scope.ServiceProvider.GetRequiredService<NotesDb>());
    }

    internal async Task<AuditReport> VerifyAsync(Guid tenant) =>
        await InAsync(tenant, db => app.Services.GetRequiredService<AuditVerifier>().VerifyAsync(db, tenant, CancellationToken.None));

    /// <summary>A note of former times, as it was audited then.</summary>
    internal Task<int> WriteAtAsync(Guid tenant, DateTimeOffset at, string text) => InAsync(tenant, async db =>
    {
        clock.Now = at;
        try
        {
            db.Add(new Note { Text = text });
            return await db.SaveChangesAsync();
        }
        finally
        {
            clock.Now = null;
        }
    });

    internal Task PruneAsync() => app.Services.GetRequiredService<AuditRetention>().PruneAsync(CancellationToken.None);

    /// <summary>What nobody but an intruder does.</summary>
    internal async Task AsSuperuserAsync(string statement, Guid id)
    {
        await using var connection = new NpgsqlConnection(servers.SuperuserConnection("notes"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(statement, connection) { Parameters = { new() { Value = id } } };
        await command.ExecuteNonQueryAsync();
    }

    internal FailedMessages Failed => app.Services.GetRequiredService<FailedMessages>();

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await Events.DisposeAsync();
        await servers.DisposeAsync();
    }
}

/// <summary>The system's clock, but for the one who asks while it is set.</summary>
internal sealed class SettableClock : TimeProvider
{
    private readonly AsyncLocal<DateTimeOffset?> now = new();

    public DateTimeOffset? Now
    {
        set => now.Value = value;
    }

    public override DateTimeOffset GetUtcNow() => now.Value ?? base.GetUtcNow();
}
