using Linli.ServiceDefaults.Spreadsheets;

namespace Linli.RegistryService.Sheets;

/// <summary>Whom the rows of one file have named so far: a sheet says each person once, and whom it added itself it does not find again.</summary>
internal sealed class SheetPeople
{
    private readonly Dictionary<string, int> said = [];
    private readonly Dictionary<Guid, int> meant = [];
    private readonly HashSet<Guid> added = [];

    /// <summary>Refuses a row whose words an earlier one has said.</summary>
    /// <param name="row">The row.</param>
    /// <param name="column">The cell that says it.</param>
    /// <param name="words">What tells people apart; not kept beyond the run.</param>
    public void Say(SheetRow row, string column, params IEnumerable<object?> words)
    {
        if (!said.TryAdd(column + '\n' + string.Join('\n', words), row.Number))
        {
            row.Refuse(column, "sheet.twice", said[column + '\n' + string.Join('\n', words)]);
        }
    }

    /// <summary>Refuses a row that means somebody whom an earlier one meant in other words.</summary>
    public void Mean(SheetRow row, string column, Guid id)
    {
        if (!meant.TryAdd(id, row.Number) && meant[id] != row.Number)
        {
            row.Refuse(column, "sheet.twice", meant[id]);
        }
    }

    public void Add(Guid id) => added.Add(id);

    public bool Added(Guid id) => added.Contains(id);
}
