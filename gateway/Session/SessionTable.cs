using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Linli.Gateway.Session;

/// <summary>Sessions in PostgreSQL. A row is useless by itself: the key is hashed, the ticket protected.</summary>
internal sealed class SessionTable(NpgsqlDataSource database, IDataProtectionProvider protection, IOptions<SessionOptions> options, TimeProvider clock)
{
    private readonly IDataProtector protector = protection.CreateProtector("Linli.Gateway.Session.v1");

    public async Task AddAsync(UserSession session, CancellationToken ct)
    {
        await using var command = database.CreateCommand("INSERT INTO session (id, person, ticket, expires_at, sign_in) VALUES ($1, $2, $3, $4, $5)");
        command.Parameters.AddWithValue(Id(session.Key));
        command.Parameters.AddWithValue(session.Person);
        command.Parameters.AddWithValue(Protect(session));
        command.Parameters.AddWithValue(Ends(session));
        command.Parameters.AddWithValue((object?)session.SignIn ?? DBNull.Value);
        await command.ExecuteNonQueryAsync(ct);
    }

    public async Task<UserSession?> FindAsync(string key, CancellationToken ct)
    {
        await using var command = database.CreateCommand("SELECT ticket FROM session WHERE id = $1 AND expires_at > $2");
        command.Parameters.AddWithValue(Id(key));
        command.Parameters.AddWithValue(clock.GetUtcNow());
        return Unprotect(key, await command.ExecuteScalarAsync(ct) as byte[]);
    }

    public async Task RemoveAsync(string key, CancellationToken ct)
    {
        await using var command = database.CreateCommand("DELETE FROM session WHERE id = $1");
        command.Parameters.AddWithValue(Id(key));
        await command.ExecuteNonQueryAsync(ct);
    }

    public async Task RemoveSignInAsync(string signIn, CancellationToken ct)
    {
        await using var command = database.CreateCommand("DELETE FROM session WHERE sign_in = $1");
        command.Parameters.AddWithValue(signIn);
        await command.ExecuteNonQueryAsync(ct);
    }

    public async Task<int> PruneAsync(CancellationToken ct)
    {
        await using var command = database.CreateCommand("DELETE FROM session WHERE expires_at <= $1");
        command.Parameters.AddWithValue(clock.GetUtcNow());
        return await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>
    /// Runs <paramref name="change"/> with the session's row locked, so that of all gateways one changes it at a time; the others
    /// then see what it did. Null from <paramref name="change"/> ends the session. Returns null when there is none (any more).
    /// </summary>
    public async Task<UserSession?> ChangeAsync(string key, Func<UserSession, Task<UserSession?>> change, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using var read = new NpgsqlCommand("SELECT ticket FROM session WHERE id = $1 AND expires_at > $2 FOR UPDATE", connection, transaction);
        read.Parameters.AddWithValue(Id(key));
        read.Parameters.AddWithValue(clock.GetUtcNow());
        if (Unprotect(key, await read.ExecuteScalarAsync(ct) as byte[]) is not { } found)
        {
            return null;
        }

        var changed = await change(found);
        await using var write = new NpgsqlCommand(
            changed is null ? "DELETE FROM session WHERE id = $1" : "UPDATE session SET ticket = $2, expires_at = $3 WHERE id = $1", connection, transaction);
        write.Parameters.AddWithValue(Id(key));
        if (changed is not null)
        {
            write.Parameters.AddWithValue(Protect(changed));
            write.Parameters.AddWithValue(Ends(changed));
        }

        await write.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
        return changed;
    }

    private DateTimeOffset Ends(UserSession session)
    {
        var idle = clock.GetUtcNow() + options.Value.Idle;
        return session.Ticket.Properties.ExpiresUtc is { } end && end < idle ? end : idle;
    }

    private byte[] Protect(UserSession session) => protector.Protect(TicketSerializer.Default.Serialize(session.Ticket));

    private UserSession? Unprotect(string key, byte[]? ticket)
    {
        try
        {
            return ticket is not null && TicketSerializer.Default.Deserialize(protector.Unprotect(ticket)) is { } found ? new UserSession(key, found) : null;
        }
        catch (CryptographicException)
        {
            // Protected with a key that is gone (secret changed): the person signs in again.
            return null;
        }
    }

    private static byte[] Id(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
