using Linli.AppHost.Hosting;
using Linli.AppHost.Resources;
using Npgsql;

namespace Linli.AppHost.Postgres;

/// <summary>A PostgreSQL server. As such a given one, of which only the address is known; see also <see cref="PrivatePostgresResource"/>.</summary>
internal class PostgresServerResource : Resource
{
    public PostgresServerResource(DistributedApplicationBuilder model, string name, string superuserConnectionString) : base(name, "PostgresServer")
    {
        Model = model;
        // A pooled connection would outlive a crash of the server and fail at its first use after it.
        Superuser = new NpgsqlConnectionStringBuilder(superuserConnectionString) { Pooling = false, Timeout = 5 };
        HealthCheck = async ct =>
        {
            await using var connection = new NpgsqlConnection(Superuser.ConnectionString);
            await connection.OpenAsync(ct);
        };
    }

    public DistributedApplicationBuilder Model { get; }

    public NpgsqlConnectionStringBuilder Superuser { get; }

    /// <summary>One at a time: roles and databases are rows in the server's own tables, and it refuses to change one twice at once.</summary>
    public Turn Turn { get; } = new();

    public PostgresDatabaseResource AddDatabase(string name) => Model.Add(new PostgresDatabaseResource(name, this));
}
