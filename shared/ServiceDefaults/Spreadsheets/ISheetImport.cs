namespace Linli.ServiceDefaults.Spreadsheets;

/// <summary>
/// One kind of rows that comes from spreadsheets. One instance sees one file, in the tenant and with the rights of the
/// person who uploaded it, batch after batch in the order of the lines: once to check, and once more to import.
/// </summary>
public interface ISheetImport
{
    /// <summary>The columns, with the lists of today.</summary>
    Task<SheetPlan> PlanAsync(CancellationToken ct);

    /// <summary>Looks at rows whose cells are of their kinds (rows with faults come along): refuses what a rule forbids, and says what importing each would do.</summary>
    Task CheckAsync(IReadOnlyList<SheetRow> rows, CancellationToken ct);

    /// <summary>
    /// Imports rows that were checked just before, all new or changed. The batch's transaction is open and is committed
    /// afterwards; a row refused here takes its batch back. Doing it again with the same rows must change nothing.
    /// </summary>
    Task ImportAsync(IReadOnlyList<SheetRow> rows, CancellationToken ct);
}

/// <summary>
/// Rows whose file is one step: all of it is imported in one transaction or nothing, and it can be taken back as one. To add a kind of rows:
/// a class of this interface beside them (its columns, what a row means, how to take one back), <c>AddSheetImport</c> and <c>MapSheetImport</c>,
/// the headings in the service's <c>Sheets.resx</c>, and the page that names the noun. In <see cref="ISheetImport.ImportAsync"/> rows are added to and changed in
/// the context, events are published, and each row says what it became (<see cref="SheetRow.Became"/>); the save is the caller's, as sets of rows.
/// </summary>
public interface IOneStepImport : ISheetImport
{
    /// <summary>
    /// Takes back what rows became, the last first, in one transaction for all. Refuses with a rule error, which takes nothing back, when one was
    /// changed since (its version is another) or is used by something that would lose it. The save is the caller's.
    /// </summary>
    Task UndoAsync(IReadOnlyList<ImportedRow> rows, CancellationToken ct);
}

/// <summary>What a row of a sheet became.</summary>
/// <param name="RowId">The row.</param>
/// <param name="Version">Its version when the import was over.</param>
/// <param name="Before">As in <see cref="SheetRow.Became"/>; null: the import added it.</param>
public sealed record ImportedRow(Guid RowId, uint Version, string? Before);
