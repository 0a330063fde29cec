using System.Text.RegularExpressions;

namespace Linli.Portal.Tests;

/// <summary>Every text of every service stands in both languages and says the same.</summary>
public sealed partial class TextTests
{
    public static TheoryData<string> Files => [.. TextFile.All().Select(file => Sources.Name(file.Path))];

    [Theory, MemberData(nameof(Files))]
    public void Chinese_and_English_have_the_same_keys(string file)
    {
        var texts = Find(file);
        Assert.Equal(texts.Chinese.Keys.Order(StringComparer.Ordinal), texts.English.Keys.Order(StringComparer.Ordinal));
    }

    [Theory, MemberData(nameof(Files))]
    public void Chinese_and_English_take_the_same_values(string file)
    {
        var texts = Find(file);
        Assert.Equal([], texts.Chinese.Keys.Where(texts.English.ContainsKey).Where(key => !Values(texts.Chinese[key]).SetEquals(Values(texts.English[key]))));
    }

    [Theory, MemberData(nameof(Files))]
    public void No_text_is_empty(string file)
    {
        var texts = Find(file);
        Assert.Equal([], texts.Chinese.Concat(texts.English).Where(text => string.IsNullOrWhiteSpace(text.Value)).Select(text => text.Key));
    }

    private static TextFile Find(string file) => TextFile.All().Single(texts => Sources.Name(texts.Path) == file);

    private static HashSet<string> Values(string text) => [.. Value().Matches(text).Select(match => match.Groups[1].Value)];

    [GeneratedRegex(@"(?<!\{)\{(\d+)")]
    private static partial Regex Value();
}
