namespace Linli.ServiceDefaults.Spreadsheets;

/// <summary>What stands in a column's cells.</summary>
public enum CellKind
{
    /// <summary>Words, as typed.</summary>
    Text,

    /// <summary>Digits that are no number: codes.</summary>
    Digits,

    /// <summary>Letters and digits that are no words, in capitals: codes and numbers of papers.</summary>
    Code,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A day.</summary>
    Date,

    /// <summary>One of the column's choices and nothing else.</summary>
    Choice,

    /// <summary>A mobile number.</summary>
    Phone,

    /// <summary>An e-mail address.</summary>
    Email,
}

/// <summary>
/// A column that an import reads. From it come the template's heading, list and note, and the check of each cell. Heading
/// and note are texts of the service under <c>NOUN.KEY</c> and <c>NOUN.KEY.note</c>; a heading may name others by which
/// people call it, separated by |.
/// </summary>
/// <param name="Key">What the code calls it, in camel case.</param>
/// <param name="Kind">What stands in its cells.</param>
public sealed record SheetColumn(string Key, CellKind Kind = CellKind.Text)
{
    private readonly Dictionary<string, string> values = [];
    private readonly IReadOnlyList<SheetChoice> choices = [];

    /// <summary>No row without it.</summary>
    public bool Required { get; init; }

    /// <summary>Most characters.</summary>
    public int MaxLength { get; init; } = 200;

    /// <summary>What the template's list offers. Of a <see cref="CellKind.Choice"/> nothing else is taken; other kinds take more.</summary>
    public IReadOnlyList<SheetChoice> Choices
    {
        get => choices;
        init
        {
            choices = value;
            values = [];
            foreach (var (name, choice) in value.SelectMany(c => c.Names.Select(name => (CellText.Comparable(name), c.Value))))
            {
                values.TryAdd(name, choice);
            }
        }
    }

    /// <summary>A further rule for a cell that is of its kind: the code of the refusal, or null.</summary>
    public Func<string, string?>? Check { get; init; }

    /// <summary>How a personal value is shown in the preview, before and after; null: it is not personal.</summary>
    public Func<string, string>? Mask { get; init; }

    /// <summary>The value of the choice that a cell names; null: it names none.</summary>
    internal string? ValueOf(string comparable) => values.GetValueOrDefault(comparable);

    /// <summary>What people call a value; of a choice that is no longer offered nothing can be said but that it is one.</summary>
    internal string? NameOf(string? value) => value is null || Kind != CellKind.Choice ? value : choices.FirstOrDefault(c => c.Value == value)?.Name ?? "—";
}

/// <summary>A value and what it is called, in all languages.</summary>
public sealed record SheetChoice(string Value, string Chinese, string English)
{
    /// <summary>A name that is the same in all languages.</summary>
    public SheetChoice(string value, string name) : this(value, name, name) { }

    /// <summary>In the language of the request.</summary>
    public string Name => System.Globalization.CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? English : Chinese;

    internal IEnumerable<string> Names => [Chinese, English, Value];
}
