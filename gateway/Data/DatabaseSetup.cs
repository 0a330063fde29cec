using Npgsql;

namespace Linli.Gateway.Data;

/// <summary>
/// Brings the database up to date before the first request, when the owner's connection string was given; one gateway at a time.
/// A migration is never edited: add the next one.
/// </summary>
internal sealed class DatabaseSetup(IConfiguration configuration, ILogger<DatabaseSetup> logger) : IHostedLifecycleService
{
    private static readonly string[] Migrations =
    [
        """
        CREATE TABLE session (
            id          bytea PRIMARY KEY,
            person      text NOT NULL,
            ticket      bytea NOT NULL,
            created_at  timestamptz NOT NULL DEFAULT now(),
            expires_at  timestamptz NOT NULL);
        CREATE INDEX ix_session_expires_at ON session (expires_at);
        CREATE INDEX ix_session_person ON session (person);
        CREATE TABLE data_protection_key (
            name        text PRIMARY KEY,
            xml         text NOT NULL,
            created_at  timestamptz NOT NULL DEFAULT now());
        """,
        """
        ALTER TABLE session ADD COLUMN sign_in text;
        CREATE INDEX ix_session_sign_in ON session (sign_in);
        """,
    ];

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        if (configuration.GetConnectionString("gateway_owner") is not { } owner)
        {
            return;
        }

        await using var connection = new NpgsqlConnection(owner);
        await connection.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await RunAsync("SELECT pg_advisory_xact_lock(7265302); CREATE TABLE IF NOT EXISTS migration (number int PRIMARY KEY, at timestamptz NOT NULL DEFAULT now());");
        await using var last = new NpgsqlCommand("SELECT coalesce(max(number), 0) FROM migration", connection);
        var done = (int)(await last.ExecuteScalarAsync(cancellationToken))!;
        foreach (var (number, sql) in Migrations.Index().Skip(done))
        {
            await RunAsync($"{sql} INSERT INTO migration (number) VALUES ({number + 1});");
            logger.LogInformation("Migration {Number} applied", number + 1);
        }

        var app = new NpgsqlConnectionStringBuilder(configuration.GetConnectionString("gateway")).Username!;
        await RunAsync($"GRANT SELECT, INSERT, UPDATE, DELETE ON session, data_protection_key TO {new NpgsqlCommandBuilder().QuoteIdentifier(app)};");
        await transaction.CommitAsync(cancellationToken);

        async Task RunAsync(string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
