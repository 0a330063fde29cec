using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Linli.ServiceDefaults.Audit;

/// <summary>Before and after, as the JSON object that an entry holds.</summary>
internal static class AuditChanges
{
    /// <summary>Stands for a personal value.</summary>
    public const string Hidden = "•••";

    private const int LongestText = 1_000;
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <returns>Null when nothing changed that the audit knows of.</returns>
    public static string? Of(EntityEntry entry, AuditShape shape) => Write(writer =>
    {
        var before = entry.State == EntityState.Added ? null : entry.OriginalValues;
        var after = entry.State == EntityState.Deleted ? null : entry.CurrentValues;
        var any = false;
        foreach (var column in shape.Columns)
        {
            var (was, now) = (Read(before, column), Read(after, column));
            if (Same(column, was, now))
            {
                continue;
            }

            any = true;
            if (column.Property?.GetColumnType() == "jsonb" && !column.Personal)
            {
                WriteMembers(writer, column.Name, was as string, now as string);
            }
            else
            {
                WritePair(writer, column.Name, column.Personal && was is not null ? Hidden : was, column.Personal && now is not null ? Hidden : now);
            }
        }

        return any;
    });

    public static string? Of(IReadOnlyDictionary<string, (object? Before, object? After)>? changes) => changes is null ? null : Write(writer =>
    {
        foreach (var (name, (before, after)) in changes)
        {
            WritePair(writer, name, before, after);
        }

        return changes.Count > 0;
    });

    private static string? Write(Func<Utf8JsonWriter, bool> write)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using var writer = new Utf8JsonWriter(buffer, Plain);
        writer.WriteStartObject();
        var any = write(writer);
        writer.WriteEndObject();
        writer.Flush();
        return any ? Encoding.UTF8.GetString(buffer.WrittenSpan) : null;
    }

    private static object? Read(PropertyValues? values, AuditColumn column)
    {
        if (values is null)
        {
            return null;
        }

        if (column.Collection is { } collection)
        {
            return values[collection] is { Count: > 0 } list ? JsonSerializer.Serialize<object>(list, Web) : null;
        }

        var value = values[column.Property!];
        return value is not null && column.Property is { } property && property.GetColumnType() == "jsonb" && property.GetTypeMapping().Converter is { } converter
            ? converter.ConvertToProvider(value)
            : value;
    }

    private static bool Same(AuditColumn column, object? was, object? now) =>
        column.Property is { } property && was?.GetType() == property.ClrType ? property.GetValueComparer().Equals(was, now) : Equals(was, now);

    /// <summary>A document kept whole in one column: only the members that differ, each as a column of its own.</summary>
    private static void WriteMembers(Utf8JsonWriter writer, string column, string? was, string? now)
    {
        using var before = JsonDocument.Parse(was ?? "{}");
        using var after = JsonDocument.Parse(now ?? "{}");
        if (before.RootElement.ValueKind != JsonValueKind.Object || after.RootElement.ValueKind != JsonValueKind.Object)
        {
            WritePair(writer, column, was, now);
            return;
        }

        var names = before.RootElement.EnumerateObject().Concat(after.RootElement.EnumerateObject()).Select(m => m.Name).Distinct();
        foreach (var name in names)
        {
            var (left, right) = (Member(before, name), Member(after, name));
            if (left != right)
            {
                WritePair(writer, $"{column}.{name}", left, right);
            }
        }
    }

    private static string? Member(JsonDocument document, string name) =>
        document.RootElement.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value.ToString() : null;

    private static void WritePair(Utf8JsonWriter writer, string name, object? before, object? after)
    {
        writer.WriteStartArray(name);
        WriteValue(writer, before);
        WriteValue(writer, after);
        writer.WriteEndArray();
    }

    private static void WriteValue(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null: writer.WriteNullValue(); break;
            case bool flag: writer.WriteBooleanValue(flag); break;
            case int or short or long or byte or uint: writer.WriteNumberValue(Convert.ToInt64(value, CultureInfo.InvariantCulture)); break;
            case decimal number: writer.WriteNumberValue(number); break;
            case double number: writer.WriteNumberValue(number); break;
            case DateTimeOffset time: writer.WriteStringValue(time.ToUniversalTime()); break;
            case DateOnly day: writer.WriteStringValue(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)); break;
            case string text: writer.WriteStringValue(Cut(text)); break;
            case System.Collections.IEnumerable list: writer.WriteStringValue(Cut(string.Join(", ", list.Cast<object?>()))); break;
            default: writer.WriteStringValue(Cut(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "")); break;
        }
    }

    private static string Cut(string text) => text.Length <= LongestText ? text : text[..LongestText] + "…";
}
