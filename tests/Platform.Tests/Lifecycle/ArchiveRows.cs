using Linli.Platform.Tests.Isolation;
using Npgsql;

namespace Linli.Platform.Tests.Lifecycle;

/// <summary>Imports as the database has them, for what no request can bring about: one that another instance holds, or that broke off.</summary>
internal static class ArchiveRows
{
    /// <summary>Another instance is working on it.</summary>
    public static Task<Guid> HeldAsync(World w, Guid archive) => SetAsync(w.Matrix, archive, "now() + interval '1 hour'");

    /// <summary>Its instance died in the middle of it.</summary>
    public static Task<Guid> BrokenOffAsync(Matrix matrix, Guid archive) => SetAsync(matrix, archive, "now() - interval '1 hour'");

    private static async Task<Guid> SetAsync(Matrix matrix, Guid archive, string leasedUntil)
    {
        await using var connection = new NpgsqlConnection(matrix.Run.Servers.SuperuserConnection("identity"));
        await connection.OpenAsync();
        await using var person = new NpgsqlCommand("SELECT person_id FROM assignment WHERE role_id = 'operator' AND parent_id IS NULL", connection);
        var by = (Guid)(await person.ExecuteScalarAsync())!;
        await using var tenant = new NpgsqlConnection(matrix.Run.Servers.SuperuserConnection("tenant"));
        await tenant.OpenAsync();
        await using var command = new NpgsqlCommand($"UPDATE archives SET state = 'running', started_by = $2, leased_until = {leasedUntil} WHERE id = $1", tenant)
        { Parameters = { new() { Value = archive }, new() { Value = by } } };
        return await command.ExecuteNonQueryAsync() == 1 ? archive : throw new InvalidOperationException("There is no such archive.");
    }
}
