using System.Text;

namespace Linli.ServiceDefaults.Search;

/// <summary>
/// What a name is found by: any part of it as written, in full pinyin and by its initials (国税局: 税局, shuiju, gsj).
/// Capitals, full-width letters, spaces and punctuation make no difference.
/// </summary>
public static class SearchText
{
    /// <summary>Longer ones are cut; whoever types more has found it long before.</summary>
    public const int KeyLength = 40;

    private const int Variants = 8;

    /// <summary>A text as it is compared; empty when it holds neither letters nor digits.</summary>
    public static string Normalise(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return "";
        }

        var plain = new StringBuilder();
        foreach (var rune in text.Normalize(NormalizationForm.FormKC).EnumerateRunes().Where(Rune.IsLetterOrDigit).Take(KeyLength))
        {
            plain.Append(Rune.ToLowerInvariant(rune));
        }

        return plain.ToString();
    }

    /// <summary>The texts that begin with what a person may type to find a name: each end part of it in its three spellings.</summary>
    public static IReadOnlySet<string> KeysOf(string? name)
    {
        HashSet<string> keys = [];
        string written = "";
        IReadOnlyList<string> pinyin = [""], initials = [""];
        foreach (var rune in Normalise(name).EnumerateRunes().Reverse())
        {
            var letter = rune.ToString();
            var readings = letter.Length == 1 ? Pinyin.ReadingsOf(letter[0]) : [];
            written = letter + written;
            pinyin = Before(readings.Count > 0 ? readings : [letter], pinyin);
            initials = Before(readings.Count > 0 ? [.. readings.Select(reading => reading[..1]).Distinct()] : [letter], initials);
            keys.Add(written);
            keys.UnionWith(pinyin);
            keys.UnionWith(initials);
        }

        return keys;
    }

    /// <summary>Whether the text finds the name, for lists that are too short to need an index.</summary>
    public static bool Finds(string text, string? name) =>
        Normalise(text) is { Length: > 0 } start && KeysOf(name).Any(key => key.StartsWith(start, StringComparison.Ordinal));

    private static List<string> Before(IReadOnlyList<string> starts, IReadOnlyList<string> ends) =>
        [.. (from end in ends from start in starts select start + end).Select(text => text.Length > KeyLength ? text[..KeyLength] : text).Distinct().Take(Variants)];
}
