using System.Text.Json;
using Linli.ServiceDefaults.Security;
using Linli.ServiceDefaults.Tenancy;

namespace Linli.ServiceDefaults.Spreadsheets.Imports;

/// <summary>What a person sees of a row before it is imported.</summary>
/// <param name="Name">What stands in its first column.</param>
internal sealed record RowPreview(string? Name, IReadOnlyList<CellChange> Changes)
{
    public static RowPreview Of(SheetRow row, SheetPlan plan)
    {
        var (first, columns) = (plan.Columns[0], plan.Columns.ToDictionary(c => c.Key));
        var changes = row.Changes.Where(c => row.Verdict != RowVerdict.New || c.Column != first.Key).OrderBy(c => plan.Columns.TakeWhile(p => p.Key != c.Column).Count());
        return new(Shown(first, row[first.Key]), [.. changes.Select(c => c with { Before = Shown(columns[c.Column], c.Before), After = Shown(columns[c.Column], c.After)! })]);
    }

    private static string? Shown(SheetColumn column, string? value) => value is { Length: > 0 } && column.Mask is { } mask ? mask(value) : value;
}

/// <summary>Keeps what the first rows of each verdict would do, so that a person can look before they import.</summary>
internal sealed class ImportPreview(TenantDb db, FieldProtector protector)
{
    /// <param name="job">Whose.</param>
    /// <param name="plan">Of the rows.</param>
    /// <param name="batch">Rows that were checked.</param>
    /// <param name="before">Rows checked before them.</param>
    /// <param name="ct">Ends it.</param>
    public async Task KeepAsync(ImportJob job, SheetPlan plan, SheetRow[] batch, ImportCounts before, CancellationToken ct)
    {
        foreach (var row in batch.Where(r => r.Faults.Count == 0))
        {
            if (before.Of(row.Verdict) < PreviewRow.Most)
            {
                db.Add(new PreviewRow(job.ImportId, row.Number, row.Verdict, protector.Protect(JsonSerializer.Serialize(RowPreview.Of(row, plan)))));
            }

            before = before.Add(row);
        }

        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();
    }

    public RowPreview Read(PreviewRow row) => JsonSerializer.Deserialize<RowPreview>(protector.Unprotect(row.Content))!;
}
