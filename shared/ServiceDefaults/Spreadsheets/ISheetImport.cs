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
