using Linli.GatewayTests.Support;
using Linli.ServiceDefaults.Security;
using Linli.TestKit;

[assembly: AssemblyFixture(typeof(City))]

namespace Linli.GatewayTests.Support;

/// <summary>What stands behind every gateway of the run: PostgreSQL, the real Identity, and an upstream that tells what reached it.</summary>
public sealed class City : IAsyncLifetime
{
    private readonly Servers servers = new Servers().WithDatabase("gateway");
    private Uri identity = null!;

    internal Echo Echo { get; } = new();

    internal Uri Identity => identity;

    internal Tokens Tokens { get; private set; } = null!;

    /// <summary>The gateway of every test that changes neither its settings nor its time.</summary>
    internal TestGateway Gateway { get; private set; } = null!;

    internal string AppConnection => servers.AppConnection("gateway");

    internal string Rabbit => servers.Rabbit;

    internal Events Events { get; private set; } = null!;

    internal string OwnerConnection => servers.OwnerConnection("gateway");

    /// <summary>A token of the demo's city office.</summary>
    internal async Task<string> CityTokenAsync()
    {
        await using var database = Npgsql.NpgsqlDataSource.Create(servers.SuperuserConnection("identity"));
        await using var officer = database.CreateCommand("SELECT person_id FROM assignment WHERE role_id = 'city-officer' AND parent_id IS NULL");
        return Tokens.For((Guid)(await officer.ExecuteScalarAsync())!, ScopePath.City, "city-officer");
    }

    public async ValueTask InitializeAsync()
    {
        servers.WithIdentity(out identity);
        await Task.WhenAll(servers.StartAsync(), Echo.StartAsync());
        Tokens = new Tokens(servers.KeysFolder);
        Events = await Events.ConnectAsync(servers.Rabbit);
        Gateway = new TestGateway(this);
    }

    public async ValueTask DisposeAsync()
    {
        await Gateway.DisposeAsync();
        await Events.DisposeAsync();
        await Echo.DisposeAsync();
        await servers.DisposeAsync();
    }
}
