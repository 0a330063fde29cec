using System.Data.Common;
using System.Globalization;
using System.Text.RegularExpressions;
using Linli.RegistryService.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace Linli.Bench.Tenancy;

/// <summary>A statement as a handler sent it.</summary>
internal sealed partial record SentStatement(string Sql, IReadOnlyList<NpgsqlParameter> Parameters)
{
    /// <summary>What a handler sends to answer one request.</summary>
    public static async Task<IReadOnlyList<SentStatement>> OfAsync(DbContextOptions<RegistryDb> withoutTenant, Guid tenant, Func<RegistryDb, CancellationToken, Task> call, CancellationToken ct)
    {
        var listener = new Listener();
        await using var db = new RegistryDb(new DbContextOptionsBuilder<RegistryDb>(withoutTenant).AddInterceptors(listener).Options);
        db.Enter(tenant);
        await call(db, ct);
        return listener.Sent;
    }

    /// <summary>The same statement about somebody else's rows.</summary>
    public NpgsqlCommand Command(NpgsqlConnection connection, IReadOnlyDictionary<Guid, Guid> instead)
    {
        var command = new NpgsqlCommand(Sql, connection);
        foreach (var parameter in Parameters)
        {
            var copy = parameter.Clone();
            copy.Value = parameter.Value is Guid id && instead.TryGetValue(id, out var other) ? other : parameter.Value;
            command.Parameters.Add(copy);
        }

        return command;
    }

    /// <summary>For PREPARE and EXECUTE, which are the only way to see the plan that a prepared statement has for all values.</summary>
    public (string Sql, string Values) Numbered()
    {
        var order = new List<string>();
        var sql = Names().Replace(Sql, match =>
        {
            var name = match.Groups[1].Value;
            if (!order.Contains(name))
            {
                order.Add(name);
            }

            return $"${order.IndexOf(name) + 1}";
        });
        var values = order.Select(name => Literal(Parameters.Single(p => p.ParameterName.TrimStart('@') == name).Value));
        return (sql, order.Count == 0 ? "" : $"({string.Join(", ", values)})");
    }

    /// <summary>Untyped: PostgreSQL takes the type from where the parameter stands, as it did for the handler's.</summary>
    private static string Literal(object? value) => value switch
    {
        null or DBNull => "NULL",
        byte[] bytes => $"'\\x{Convert.ToHexString(bytes)}'",
        string text => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'",
        System.Collections.IEnumerable many => $"'{{{string.Join(',', many.Cast<object>())}}}'",
        DateTimeOffset time => $"'{time:O}'",
        IFormattable other => $"'{other.ToString(null, CultureInfo.InvariantCulture)}'",
        _ => $"'{value}'",
    };

    [GeneratedRegex(@"@(\w+)")]
    private static partial Regex Names();

    private sealed class Listener : DbCommandInterceptor
    {
        public List<SentStatement> Sent { get; } = [];

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            Sent.Add(new(command.CommandText, [.. command.Parameters.Cast<NpgsqlParameter>().Select(p => p.Clone())]));
            return new(result);
        }
    }
}
