using Linli.ServiceDefaults.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Linli.ServiceDefaults.Search;

/// <summary>
/// One of the texts that a row is found by. A table of its own because only a comparison of whole texts may use an index under
/// row-level security: "begins with" is a range of this key, and "contains" is "an end part begins with".
/// </summary>
internal sealed class SearchKey : IStaysBehind
{
    public Guid TenantId { get; private set; }
    public Guid OwnerId { get; private set; }
    public string Key { get; private set; } = "";
}

/// <summary>Finds rows by their search keys.</summary>
public static class SearchQueries
{
    /// <summary>The highest code point: no text that begins with the start comes after the start followed by it.</summary>
    private const string Last = "\U0010FFFF";

    /// <summary>Rows of which a name holds the text, or is spelt so, or a code begins so; none for a text without letters and digits.</summary>
    public static IQueryable<T> FoundBy<T>(this IQueryable<T> rows, TenantDb db, string text) where T : TenantRow, ISearchable
    {
        var from = SearchText.Normalise(text);
        if (from.Length == 0)
        {
            return rows.Where(_ => false);
        }

        var to = from + Last;
#pragma warning disable CA1309 // The database compares, by the column's collation, which is ordinal.
        return rows.Where(row => db.Set<SearchKey>().Any(key =>
            key.TenantId == row.TenantId && key.OwnerId == row.Id && string.Compare(key.Key, from) >= 0 && string.Compare(key.Key, to) < 0));
#pragma warning restore CA1309
    }
}
