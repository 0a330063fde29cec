using System.Collections.Frozen;

namespace Linli.ServiceDefaults.Search;

/// <summary>How Chinese characters are read, without tones: the usual reading first, then the others that names have (行: xing, hang).</summary>
internal static class Pinyin
{
    private static readonly Lazy<FrozenDictionary<char, string[]>> Known = new(Read);

    /// <returns>Empty for what is not a Chinese character.</returns>
    public static IReadOnlyList<string> ReadingsOf(char letter) => Known.Value.TryGetValue(letter, out var readings) ? readings : [];

    private static FrozenDictionary<char, string[]> Read()
    {
        using var file = new StreamReader(typeof(Pinyin).Assembly.GetManifestResourceStream("pinyin.txt")!);
        Dictionary<char, List<string>> usual = [], other = [];
        while (file.ReadLine() is { } line)
        {
            var (syllable, letters) = (line[..line.IndexOf(' ', StringComparison.Ordinal)], line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..].Split('|'));
            Note(usual, syllable, letters[0]);
            Note(other, syllable, letters.ElementAtOrDefault(1) ?? "");
        }

        return usual.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.Concat(other.GetValueOrDefault(pair.Key) ?? []).ToArray());
    }

    private static void Note(Dictionary<char, List<string>> into, string syllable, string letters)
    {
        foreach (var letter in letters)
        {
            if (!into.TryAdd(letter, [syllable]))
            {
                into[letter].Add(syllable);
            }
        }
    }
}
