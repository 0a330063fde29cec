using System.Buffers.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;

namespace Linli.ServiceDefaults.Http;

/// <summary>What a list is asked for. Bound from the query string with <c>[AsParameters]</c>.</summary>
/// <param name="Q">Search text.</param>
/// <param name="After">Cursor from <see cref="Page{T}.Next"/>.</param>
/// <param name="Size">Rows a page, 1 to 100; 20 unless told.</param>
/// <param name="Sort">Column, with a leading minus for descending.</param>
public sealed record PageRequest([FromQuery] string? Q = null, [FromQuery] string? After = null, [FromQuery] int? Size = null, [FromQuery] string? Sort = null)
{
    /// <summary>Rows to show.</summary>
    public int Take => Math.Clamp(Size ?? 20, 1, 100);

    /// <summary>The search text, trimmed; null when there is none.</summary>
    public string? Search => string.IsNullOrWhiteSpace(Q) ? null : Q.Trim();
}

/// <summary>One page of a list.</summary>
/// <param name="Items">The rows.</param>
/// <param name="Next">Where the next page starts; null on the last one.</param>
/// <param name="Total">How many rows there are in all with this search and filter.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next, int Total);

/// <summary>Keyset cursors: the sort key and id of the last row, opaque to the outside.</summary>
public static class Cursor
{
    /// <summary>Writes a cursor.</summary>
    public static string Of<TKey>(TKey key, Guid id) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(new Position<TKey>(key, id)));

    /// <summary>Reads a cursor; false when it is none (the list then starts from the beginning).</summary>
    public static bool TryRead<TKey>(string? text, out TKey key, out Guid id)
    {
        (key, id) = (default!, default);
        if (string.IsNullOrEmpty(text) || !Base64Url.IsValid(text))
        {
            return false;
        }

        try
        {
            var position = JsonSerializer.Deserialize<Position<TKey>>(Base64Url.DecodeFromChars(text));
            (key, id) = (position!.Key, position.Id);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private sealed record Position<TKey>(TKey Key, Guid Id);
}
