using System.Globalization;
using System.Resources;

namespace Linli.ServiceDefaults.Spreadsheets;

/// <summary>The columns of one kind of rows, and the texts about them.</summary>
/// <param name="Noun">What the rows are, in the plural: the first part of every text's key, and of the file's name.</param>
/// <param name="Texts">The service's texts for spreadsheets, in both languages.</param>
/// <param name="Columns">From left to right; by the first one people know a row.</param>
public sealed record SheetPlan(string Noun, ResourceManager Texts, IReadOnlyList<SheetColumn> Columns)
{
    private static readonly CultureInfo[] Languages = [CultureInfo.GetCultureInfo("zh-Hans"), CultureInfo.GetCultureInfo("en")];

    /// <summary>Most rows of one file.</summary>
    public int MaxRows { get; init; } = 100_000;

    /// <summary>Keys of the columns that a result has to show once the rows are in; none: there is nothing to show.</summary>
    public IReadOnlyList<string> Results { get; init; } = [];

    /// <summary>The rows' name, for the file and its sheet.</summary>
    public string Title => Word("title");

    /// <summary>The column's heading in the language of the request.</summary>
    public string Heading(SheetColumn column) => Word(column.Key).Split('|')[0];

    /// <summary>The heading of a column in the result.</summary>
    public string ResultHeading(string key) => Columns.FirstOrDefault(c => c.Key == key) is { } column ? Heading(column) : Word(key);

    /// <summary>What to fill in, beyond what the kind says.</summary>
    public string Note(SheetColumn column) => Word(column.Key + ".note");

    /// <summary>A file made in one language is read in the other too.</summary>
    internal bool IsHeadingOf(SheetColumn column, string comparable) => Languages.Any(language =>
        Texts.GetString($"{Noun}.{column.Key}", language)!.Split('|').Any(name => CellText.Comparable(name) == comparable));

    private string Word(string key) => Texts.GetString($"{Noun}.{key}", CultureInfo.CurrentUICulture) ?? throw new MissingManifestResourceException($"No text {Noun}.{key}.");
}
