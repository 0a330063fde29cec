using System.Text.Json;
using Npgsql;

namespace Linli.Bench.Tenancy;

/// <summary>How PostgreSQL would go about a statement under the policies.</summary>
internal static class Plans
{
    /// <summary>Scans that look at other tenants' rows: the tenant is not in their index condition.</summary>
    public static async Task<IReadOnlyList<string>> StrayingScansAsync(NpgsqlDataSource app, Guid tenant, SentStatement statement, bool forAllValues, CancellationToken ct)
    {
        var (sql, values) = statement.Numbered();
        await using var connection = await app.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await ExecuteAsync($"SET LOCAL app.tenant_id = '{tenant}'; SET LOCAL plan_cache_mode = force_{(forAllValues ? "generic" : "custom")}_plan");
        await ExecuteAsync($"PREPARE looked_at AS {sql}");
        await using var explain = new NpgsqlCommand($"EXPLAIN (FORMAT JSON) EXECUTE looked_at{values}", connection, transaction);
        using var plan = JsonDocument.Parse((string)(await explain.ExecuteScalarAsync(ct))!);
        await ExecuteAsync("DEALLOCATE looked_at");
        return [.. Straying(plan.RootElement[0].GetProperty("Plan"))];

        async Task ExecuteAsync(string text)
        {
            await using var command = new NpgsqlCommand(text, connection, transaction);
            await command.ExecuteNonQueryAsync(ct);
        }
    }

    private static IEnumerable<string> Straying(JsonElement node)
    {
        var children = node.TryGetProperty("Plans", out var plans) ? plans.EnumerateArray().ToList() : [];
        if (node.TryGetProperty("Relation Name", out var relation) && !(Narrows(node) || IndexesBelow(node).ToList() is [_, ..] indexes && indexes.All(Narrows)))
        {
            yield return $"{node.GetProperty("Node Type").GetString()} on {relation.GetString()}, filter {(node.TryGetProperty("Filter", out var filter) ? filter.GetString() : "none")}";
        }

        foreach (var stray in children.SelectMany(Straying))
        {
            yield return stray;
        }
    }

    private static bool Narrows(JsonElement node) => node.TryGetProperty("Index Cond", out var condition) && condition.GetString()!.Contains("tenant_id", StringComparison.Ordinal);

    /// <summary>A bitmap heap scan reads what the index scans below it found.</summary>
    private static IEnumerable<JsonElement> IndexesBelow(JsonElement node) =>
        node.TryGetProperty("Plans", out var plans)
            ? plans.EnumerateArray().SelectMany(child => child.GetProperty("Node Type").GetString() == "Bitmap Index Scan" ? [child] : IndexesBelow(child))
            : [];
}
