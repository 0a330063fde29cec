using System.Data.Common;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using NpgsqlTypes;

namespace Linli.ServiceDefaults.Tenancy;

/// <summary>
/// The one place that tells PostgreSQL whose rows may be touched. The setting is local to the transaction, so nothing is
/// left on a pooled connection (docs/decisions/0004-tenancy.md).
/// </summary>
internal static class TenantSetting
{
    /// <summary>The text is the same for every tenant, so that it stays one prepared statement.</summary>
    private const string Statement = "SELECT set_config('app.tenant_id', @app_tenant_id, true);\n";

    /// <summary>Puts the setting in front of a command: same batch, same implicit transaction, no extra round trip.</summary>
    public static void Prefix(DbCommand command, Guid? tenantId)
    {
        command.CommandText = Statement + command.CommandText;
        command.Parameters.Add(Parameter(tenantId));
    }

    public static async Task ApplyAsync(DbConnection connection, IDbContextTransaction transaction, Guid? tenantId, CancellationToken ct) =>
        await ApplyAsync(connection, transaction.GetDbTransaction(), tenantId, ct);

    public static async Task ApplyAsync(DbConnection connection, DbTransaction transaction, Guid? tenantId, CancellationToken ct)
    {
        await using var command = Command(connection, transaction, tenantId);
        await command.ExecuteNonQueryAsync(ct);
    }

    public static void Apply(DbConnection connection, DbTransaction transaction, Guid? tenantId)
    {
        using var command = Command(connection, transaction, tenantId);
        command.ExecuteNonQuery();
    }

    private static DbCommand Command(DbConnection connection, DbTransaction transaction, Guid? tenantId)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = Statement;
        command.Parameters.Add(Parameter(tenantId));
        return command;
    }

    private static NpgsqlParameter Parameter(Guid? tenantId) =>
        new("app_tenant_id", NpgsqlDbType.Text) { Value = tenantId?.ToString() ?? "" };
}
