using Linli.AppHost.Hosting;
using Linli.AppHost.Resources;
using Npgsql;

namespace Linli.AppHost.Postgres;

/// <summary>
/// A database with its two roles: NAME_owner owns it and migrates; NAME_app is what the service works as, owns nothing and cannot
/// step over row-level security.
/// </summary>
internal sealed class PostgresDatabaseResource : Resource
{
    public PostgresDatabaseResource(string database, PostgresServerResource server) : base(database + "-db", "PostgresDatabase")
    {
        (Database, Server) = (database, server);
        AddWait(server);
        HealthCheck = async ct =>
        {
            await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(OwnerConnectionString) { Timeout = 5 }.ConnectionString);
            await connection.OpenAsync(ct);
        };
    }

    public string Database { get; }

    public PostgresServerResource Server { get; }

    /// <summary>As the service works. It resets nothing between leases: what a service sets, it sets for one transaction.</summary>
    public string AppConnectionString(int maximumPoolSize = 8) => new NpgsqlConnectionStringBuilder(As("app"))
    {
        MaxPoolSize = maximumPoolSize, MaxAutoPrepare = 100, NoResetOnClose = true,
    }.ConnectionString;

    public string OwnerConnectionString => new NpgsqlConnectionStringBuilder(As("owner")) { Pooling = false }.ConnectionString;

    public override Task PrepareAsync(CancellationToken ct) => Server.Turn.TakeAsync(async () =>
    {
        var superuser = Server.Superuser;
        await using var server = new NpgsqlConnection(superuser.ConnectionString);
        await server.OpenAsync(ct);
        await KeepRoleAsync(server, "owner", ct);
        await KeepRoleAsync(server, "app", ct);
        // Whoever is no superuser makes things for another role, and later changes them, as a member of it.
        await ExecuteAsync(server, $"do $$ begin if not pg_has_role('{Database}_owner', 'usage') then execute format('grant {Database}_owner to %I', current_user); end if; end $$", ct);
        if (!await ExistsAsync(server, "pg_database where datname", Database, ct))
        {
            await ExecuteAsync(server, $"create database {Database} owner {Database}_owner", ct);
            await ExecuteAsync(server, $"revoke connect, temporary on database {Database} from public; grant connect on database {Database} to {Database}_app", ct);
        }
        await using var database = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(superuser.ConnectionString) { Database = Database }.ConnectionString);
        await database.OpenAsync(ct);
        await ExecuteAsync(database, "create extension if not exists ltree", ct);
    });

    /// <summary>Also for a role that exists: its password is whatever this installation's secrets say.</summary>
    private async Task KeepRoleAsync(NpgsqlConnection server, string role, CancellationToken ct)
    {
        var name = $"{Database}_{role}";
        if (await ExistsAsync(server, "pg_roles where (rolsuper or rolbypassrls) and rolname", name, ct))
        {
            throw new CannotStartException($"The role {name} may step over row-level security, which keeps tenants apart. Take that from it: alter role {name} nosuperuser nobypassrls.");
        }

        var verb = await ExistsAsync(server, "pg_roles where rolname", name, ct) ? "alter" : "create";
        await ExecuteAsync(server, $"{verb} role {name} login password '{Password(role)}'", ct);
    }

    private string Password(string role) => Server.Model.Secrets[$"postgres:{Database}_{role}"];

    private string As(string role) => new NpgsqlConnectionStringBuilder
    {
        Host = Server.Superuser.Host, Port = Server.Superuser.Port, SslMode = Server.Superuser.SslMode,
        Database = Database, Username = $"{Database}_{role}", Password = Password(role),
    }.ConnectionString;

    private static async Task<bool> ExistsAsync(NpgsqlConnection connection, string where, string name, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand($"select 1 from {where} = $1", connection) { Parameters = { new() { Value = name } } };
        return await command.ExecuteScalarAsync(ct) is not null;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(ct);
    }
}
