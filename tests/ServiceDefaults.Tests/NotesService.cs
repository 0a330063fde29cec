using Linli.Contracts.Tenant.V1;
using Linli.ServiceDefaults.Messaging;
using Linli.ServiceDefaults.Tenancy;
using Linli.ServiceDefaults.Tests;
using Linli.TestKit;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Xunit;

[assembly: AssemblyFixture(typeof(NotesService))]

namespace Linli.ServiceDefaults.Tests;

/// <summary>A service of two tables on real servers, with a pool of two connections so that leases meet on the same ones.</summary>
public sealed class NotesService : IAsyncLifetime
{
    private readonly Servers servers = new Servers().WithDatabase("notes");
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
            ["Linli:AuditKey"] = Convert.ToBase64String(new byte[32]),
        });
        builder.Services.AddSingleton(new ServiceName("notes"));
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

    internal FailedMessages Failed => app.Services.GetRequiredService<FailedMessages>();

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await Events.DisposeAsync();
        await servers.DisposeAsync();
    }
}
