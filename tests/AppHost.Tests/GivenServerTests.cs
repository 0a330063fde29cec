using Linli.AppHost.Hosting;
using Linli.AppHost.Postgres;
using Npgsql;

namespace Linli.AppHost.Tests;

public sealed class GivenServerTests : IDisposable
{
    private readonly Installation _theirs = new();
    private readonly Installation _ours = new();

    [Fact]
    public async Task Role_that_may_create_databases_and_roles_is_enough_on_a_given_server()
    {
        await using var server = await StartServerAsync();
        var databases = (First: await StartOnAsync(await ManagerAsync(server)), Again: await StartOnAsync(await ManagerAsync(server)));

        Assert.Equal(("registry_owner", "registry_app", "ltree"), databases.First);
        Assert.Equal(databases.First, databases.Again);
    }

    [Fact]
    public async Task Role_that_may_step_over_row_level_security_is_refused()
    {
        await using var server = await StartServerAsync();
        var manager = await ManagerAsync(server);
        await ExecuteAsync(SuperuserOf(server), "CREATE ROLE registry_app LOGIN BYPASSRLS");
        var model = Ours(manager);
        model.AddPostgres("postgres").AddDatabase("registry");
        await using var application = model.Build();

        var refusal = await Assert.ThrowsAsync<CannotStartException>(() => application.StartAsync(_ours.Patience));

        Assert.Contains("row-level security", refusal.Message, StringComparison.Ordinal);
    }

    private async Task<DistributedApplication> StartServerAsync()
    {
        var model = _theirs.Model();
        model.AddPostgres("postgres");
        var server = model.Build();
        await server.StartAsync(_theirs.Patience);
        return server;
    }

    /// <returns>Owner, role that the service works as, extension.</returns>
    private async Task<(string, string, string)> StartOnAsync(string given)
    {
        var model = Ours(given);
        var database = model.AddPostgres("postgres").AddDatabase("registry");
        await using var application = model.Build();
        await application.StartAsync(_ours.Patience);
        return (await AskAsync(database.OwnerConnectionString, "SELECT pg_get_userbyid(datdba)::text FROM pg_database WHERE datname = current_database()"),
            await AskAsync(database.AppConnectionString(), "SELECT current_user::text"),
            await AskAsync(database.OwnerConnectionString, "SELECT extname::text FROM pg_extension WHERE extname = 'ltree'"));
    }

    private async Task<string> ManagerAsync(DistributedApplication server)
    {
        var superuser = SuperuserOf(server);
        await ExecuteAsync(superuser, "DO $$ BEGIN IF to_regrole('manager') IS NULL THEN CREATE ROLE manager LOGIN CREATEDB CREATEROLE PASSWORD 'of-the-test'; END IF; END $$");
        return new NpgsqlConnectionStringBuilder(superuser) { Username = "manager", Password = "of-the-test" }.ConnectionString;
    }

    private DistributedApplicationBuilder Ours(string given) => DistributedApplication.CreateBuilder(new()
    {
        DataFolder = _ours.Folder, PortBase = _ours.PortBase, Dashboard = false, ConnectionStrings = new Dictionary<string, string> { ["postgres"] = given },
    });

    private static string SuperuserOf(DistributedApplication server) => ((PostgresServerResource)server["postgres"].Resource).Superuser.ConnectionString;

    private async Task ExecuteAsync(string server, string sql)
    {
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync(_ours.Patience);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(_ours.Patience);
    }

    private async Task<string> AskAsync(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(database) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(_ours.Patience);
        await using var command = new NpgsqlCommand(sql, connection);
        return (string)(await command.ExecuteScalarAsync(_ours.Patience))!;
    }

    public void Dispose()
    {
        _theirs.Dispose();
        _ours.Dispose();
    }
}
