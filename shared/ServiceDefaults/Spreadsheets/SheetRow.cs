using System.Collections.ObjectModel;
using System.Globalization;

namespace Linli.ServiceDefaults.Spreadsheets;

/// <summary>What importing a row would do.</summary>
public enum RowVerdict
{
    /// <summary>Adds it.</summary>
    New,

    /// <summary>Changes what is there.</summary>
    Changed,

    /// <summary>Nothing: it is there already, exactly so.</summary>
    Same,
}

/// <summary>A cell that is refused.</summary>
/// <param name="Column">The column's key.</param>
/// <param name="Code">The stable code of the refusal; its text says what to do.</param>
/// <param name="Args">Values for the text; never anything about a person.</param>
public sealed record CellFault(string Column, string Code, IReadOnlyList<string> Args);

/// <summary>A cell that says something else than what is there.</summary>
/// <param name="Column">The column's key.</param>
/// <param name="Before">What is there, as a cell would say it; null: nothing.</param>
/// <param name="After">What the cell says.</param>
public sealed record CellChange(string Column, string? Before, string After);

/// <summary>A row on its way: cells that are right stand here in one form, the others among its faults.</summary>
/// <param name="number">The line in the file.</param>
public sealed class SheetRow(int number)
{
    private readonly Dictionary<string, string> values = [];
    private readonly List<CellFault> faults = [];
    private IReadOnlyDictionary<string, string?>? there;

    /// <summary>The line in the file.</summary>
    public int Number => number;

    /// <summary>What importing it would do; decided by <see cref="ISheetImport.CheckAsync"/>, best by <see cref="Meets"/>.</summary>
    public RowVerdict Verdict { get; set; }

    /// <summary>Where it says something else than what is there; of a new row, all its cells.</summary>
    internal IEnumerable<CellChange> Changes => Verdict == RowVerdict.New ? values.Select(cell => new CellChange(cell.Key, null, cell.Value)) : Differences;

    private IEnumerable<CellChange> Differences =>
        (there ?? ReadOnlyDictionary<string, string?>.Empty).Where(cell => values.TryGetValue(cell.Key, out var says) && says != cell.Value).Select(cell => new CellChange(cell.Key, cell.Value, values[cell.Key]));

    /// <summary>What is wrong with it.</summary>
    public IReadOnlyList<CellFault> Faults => faults;

    /// <summary>What it became, and, where it changed a row, what is needed to put that back; for <see cref="IOneStepImport"/>.</summary>
    internal (Guid RowId, string? Before)? Effect { get; private set; }

    /// <summary>What the result shows of it, one text for each of <see cref="SheetPlan.Results"/>.</summary>
    public IReadOnlyList<string>? Result { get; private set; }

    /// <summary>The cell's text; null where it is empty or wrong. Dates as yyyy-MM-dd, choices as their value.</summary>
    public string? this[string column] => values.GetValueOrDefault(column);

    /// <summary>The day in a cell.</summary>
    public DateOnly? DateOf(string column) => this[column] is { } text ? DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;

    /// <summary>The number in a cell.</summary>
    public decimal? NumberOf(string column) => this[column] is { } text ? decimal.Parse(text, CultureInfo.InvariantCulture) : null;

    /// <summary>Refuses a cell.</summary>
    public void Refuse(string column, string code, params object?[] args) =>
        faults.Add(new(column, code, [.. args.Select(a => a is DateOnly day ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : Convert.ToString(a, CultureInfo.InvariantCulture) ?? "")]));

    /// <summary>
    /// Compares it with what is there, which decides its verdict: new where nothing is there, changed where a cell says something else. An empty cell
    /// says nothing, and a column that is left out is not compared.
    /// </summary>
    /// <param name="cells">What is there as its cells would say it: dates as yyyy-MM-dd, choices as their value.</param>
    public void Meets(IReadOnlyDictionary<string, string?>? cells)
    {
        there = cells;
        Verdict = cells is null ? RowVerdict.New : Differences.Any() ? RowVerdict.Changed : RowVerdict.Same;
    }

    /// <summary>Fills an empty cell with what goes without saying.</summary>
    public void Fill(string column, string value) => values.TryAdd(column, value);

    /// <summary>Says in the result what became of it; kept encrypted, shown once.</summary>
    public void Tell(params string[] cells) => Result = cells;

    /// <summary>Says which row it became, so that the import can be taken back.</summary>
    /// <param name="rowId">The row's id.</param>
    /// <param name="before">What the row was before, in a form that the sheet itself reads again; null: it is new. Kept encrypted.</param>
    public void Became(Guid rowId, string? before = null) => Effect = (rowId, before);

    internal void Set(string column, string value) => values[column] = value;
}
