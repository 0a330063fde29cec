using System.Text.Json;
using Linli.Portal.Api;
using Linli.Portal.Components.Ui;
using Microsoft.Extensions.Localization;

namespace Linli.Portal.Components.Pages.Audit;

/// <summary>How the audit reads: the program's names in the person's language, where there is a word for them.</summary>
internal static class AuditText
{
    public static readonly string[] Actions = ["created", "changed", "removed", "read", "done", "refused"];

    public static Tone ToneOf(string action) => action switch
    {
        "created" => Tone.Good,
        "changed" => Tone.Info,
        "removed" or "refused" => Tone.Bad,
        "read" => Tone.Warn,
        _ => Tone.Neutral,
    };

    /// <summary>The word under <c>{group}.{name}</c>, or the name itself.</summary>
    public static string Word(this IStringLocalizer<Resources.Audit> texts, string group, string name) =>
        texts[$"{group}.{name}"] is { ResourceNotFound: false } word ? word : name;

    /// <summary>What it was done to; of what support looked at, the place in the address.</summary>
    public static string WhatOf(AuditRow row, IStringLocalizer<Resources.Audit> texts) =>
        row.Kind == "request" ? texts.Word("Looked", row.RowId.Split('/', '?') is [_, var noun, ..] ? noun : row.RowId) : texts.Word("Kind", row.Kind);

    public static IReadOnlyList<AuditChange> ChangesOf(AuditRow row, IStringLocalizer<Resources.Audit> texts)
    {
        if (row.Changes is null)
        {
            return [];
        }

        using var changes = JsonDocument.Parse(row.Changes);
        return [.. changes.RootElement.EnumerateObject().Select(c => new AuditChange(texts.Word("Column", c.Name), Value(c.Value[0], texts), Value(c.Value[1], texts)))];
    }

    private static string? Value(JsonElement value, IStringLocalizer<Resources.Audit> texts) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.True => texts["Yes"],
        JsonValueKind.False => texts["No"],
        JsonValueKind.String when value.TryGetDateTimeOffset(out var time) && value.GetString()!.Contains('T', StringComparison.Ordinal) => Format.Time(time),
        _ => value.ToString(),
    };
}

/// <summary>One value before and after; null: there was, or is, none.</summary>
internal sealed record AuditChange(string Column, string? Before, string? After);
