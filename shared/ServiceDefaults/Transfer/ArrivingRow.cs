using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Linli.ServiceDefaults.Audit;
using Linli.ServiceDefaults.Security;

namespace Linli.ServiceDefaults.Transfer;

/// <summary>Makes a row of an archive a row of this platform: personal fields are sealed with its key, the audit is signed with its own.</summary>
internal sealed class ArrivingRow(Lazy<FieldProtector> protector, AuditKey audit)
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <exception cref="ArrivalRefusedException">It is no row of this table, or another tenant's.</exception>
    public JsonObject Prepare(string line, long number, TenantTable table, Guid tenantId)
    {
        try
        {
            return Prepare(JsonNode.Parse(line, documentOptions: Strict) as JsonObject ?? throw new FormatException("No object."), number, table, tenantId);
        }
        catch (Exception e) when (e is JsonException or FormatException or ArgumentException or InvalidOperationException)
        {
            throw new ArrivalRefusedException("archive.broken_row", table.Name, number.ToString(CultureInfo.InvariantCulture));
        }
    }

    private JsonObject Prepare(JsonObject row, long number, TenantTable table, Guid tenantId)
    {
        if (table.Columns.Any(c => c.Name == "tenant_id") && !(Guid.TryParse(Text(row, "tenant_id"), out var of) && of == tenantId))
        {
            throw new ArrivalRefusedException("archive.foreign_row", table.Name, number.ToString(CultureInfo.InvariantCulture));
        }

        if (row.FirstOrDefault(f => !table.Travelling.Any(c => c.Name == f.Key)).Key is { } unknown)
        {
            throw new ArrivalRefusedException("archive.unknown_column", table.Name, unknown);
        }

        foreach (var column in table.Columns.Where(c => c.Seal == ColumnSeal.Encrypted))
        {
            Seal(row, column.Name, table.Columns.Any(c => c.Name == column.Name + TenantTables.HashSuffix));
        }

        switch (table.Name)
        {
            case TenantTables.Outbox:
                // What they told has its effect in the rows that arrive with them.
                (row["sent_at"], row["next_attempt_at"], row["attempts"]) = (row["at"]?.DeepClone(), row["at"]?.DeepClone(), 0);
                break;
            case "audit":
                row["mac"] = Bytes(audit.Of(EntryOf(row)));
                break;
        }

        return row;
    }

    internal static string Bytes(byte[] value) => $"\\x{Convert.ToHexStringLower(value)}";

    private void Seal(JsonObject row, string column, bool hashed)
    {
        var value = Text(row, column);
        row[column] = value is null ? null : Bytes(protector.Value.Protect(value));
        if (hashed)
        {
            row[column + TenantTables.HashSuffix] = value is null ? null : Bytes(protector.Value.Hash(value));
        }
    }

    private static AuditEntry EntryOf(JsonObject row) => new()
    {
        TenantId = Guid.Parse(Text(row, "tenant_id")!),
        Id = Guid.Parse(Text(row, "id")!),
        At = DateTimeOffset.Parse(Text(row, "at")!, CultureInfo.InvariantCulture),
        PersonId = Id(row, "person_id"),
        Scope = Text(row, "scope"),
        Support = row["support"]?.GetValue<bool>() ?? false,
        Address = Text(row, "address"),
        Verb = Text(row, "verb")!,
        Action = Text(row, "action")!,
        Kind = Text(row, "kind")!,
        RowId = Text(row, "row_id")!,
        CommunityId = Id(row, "community_id"),
        Changes = Text(row, "changes"),
        Reason = Text(row, "reason"),
        Trace = Text(row, "trace"),
    };

    private static Guid? Id(JsonObject row, string name) => Text(row, name) is { } text ? Guid.Parse(text) : null;

    private static string? Text(JsonObject row, string name) => row[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
