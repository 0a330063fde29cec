using Linli.ServiceDefaults.Spreadsheets;

namespace Linli.RegistryService.Sheets;

/// <summary>Values of which a cell may name several, as people write them: 维修、理发.</summary>
/// <param name="prefix">Of their labels.</param>
/// <param name="values">In their order.</param>
internal sealed class SheetList(string prefix, IReadOnlyList<string> values)
{
    private static readonly char[] Between = ['、', '，', ',', ';', '；', '/', '\r', '\n'];

    private readonly IReadOnlyList<SheetChoice> choices = SheetTexts.Choices(prefix, values);

    /// <param name="key">What the code calls the column.</param>
    /// <param name="refusal">The code of the refusal where a word is none of the list.</param>
    public SheetColumn ToColumn(string key, string refusal) => new(key) { Choices = choices, Check = text => Read(text) is null ? refusal : null };

    /// <summary>The words of a cell that names several things.</summary>
    public static IEnumerable<string> Words(string text) => text.Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <returns>What the words name, in the list's order; null where one names nothing.</returns>
    public IReadOnlyList<string>? Read(string text)
    {
        var named = Words(text).Select(ValueOf).ToList();
        return named.Contains(null) ? null : [.. values.Intersect(named)!];
    }

    /// <summary>What the cell would say of the values that are there; of those that it names itself, what it says.</summary>
    public string? Cell(string? says, IReadOnlyList<string> there) =>
        says is not null && Read(says) is { } named && named.SequenceEqual(there) ? says : SheetTexts.Join(prefix, there);

    private string? ValueOf(string word) =>
        choices.FirstOrDefault(c => new[] { c.Value, c.Chinese, c.English }.Any(name => CellText.Comparable(name) == CellText.Comparable(word)))?.Value;
}
