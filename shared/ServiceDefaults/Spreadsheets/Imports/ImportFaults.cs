using Linli.ServiceDefaults.Tenancy;

namespace Linli.ServiceDefaults.Spreadsheets.Imports;

/// <summary>Keeps the cells that are wrong, so that they can be shown and marked.</summary>
internal sealed class ImportFaults(TenantDb db)
{
    /// <returns>How many were kept.</returns>
    public async Task<int> KeepAsync(ImportJob job, SheetReader reader, SheetRow[] batch, int most, CancellationToken ct)
    {
        var faults = batch.SelectMany(row => row.Faults.Select(f => new ImportFault(job.ImportId, row.Number, reader.PositionOf(f.Column), f))).Take(Math.Max(0, most)).ToList();
        db.AddRange(faults);
        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();
        return faults.Count;
    }
}
