using Linli.RegistryService.Data;
using Linli.ServiceDefaults.Search;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Needs;

/// <summary>Which words of a text other rows have in their titles, read from the search keys: a word is any two Chinese characters that follow one another.</summary>
/// <param name="Words">Between spaces.</param>
internal sealed record SharedWords(Guid OwnerId, string Words, int Number);

internal static class SharedWordsQuery
{
    private const int Most = 30;
    private const string Last = "\U0010FFFF";

    /// <summary>Words that nearly every entry has say nothing.</summary>
    private static readonly HashSet<string> Common = ["服务", "社区", "活动", "需要", "提供", "居民", "单位"];

    public static IQueryable<SharedWords> SharedWords(this RegistryDb db, string title)
    {
        var words = WordsOf(title);
        return db.Database.SqlQuery<SharedWords>($"""
            SELECT k.owner_id AS owner_id, string_agg(DISTINCT w.word, ' ') AS words, count(DISTINCT w.word)::int AS number
            FROM unnest({words}) AS w(word)
            JOIN search_keys k ON k.tenant_id = {db.TenantId} AND k.key >= w.word AND k.key < w.word || {Last}
            GROUP BY k.owner_id
            """);
    }

    internal static string[] WordsOf(string title)
    {
        var text = SearchText.Normalise(title);
        return [.. Enumerable.Range(0, Math.Max(0, text.Length - 1)).Select(i => text.Substring(i, 2)).Where(word => word.All(IsChinese) && !Common.Contains(word)).Distinct().Take(Most)];
    }

    private static bool IsChinese(char letter) => letter is >= '\u4e00' and <= '\u9fff';
}
