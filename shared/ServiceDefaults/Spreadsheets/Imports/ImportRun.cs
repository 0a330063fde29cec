using System.Text.Json;
using Linli.ServiceDefaults.Http;
using Linli.ServiceDefaults.Security;
using Linli.ServiceDefaults.Spreadsheets.Reading;
using Linli.ServiceDefaults.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Linli.ServiceDefaults.Spreadsheets.Imports;

/// <summary>One run over a file: checks all its rows, or imports them.</summary>
internal sealed class ImportRun(
    TenantDb db, ImportFile files, ImportStates states, OneStepRun oneStep, ImportRights rights, ImportFaults faults, ImportPreview preview, FieldProtector protector, IServiceProvider services)
{
    private const int BatchSize = 200;

    public async Task RunAsync(ImportJob job, CancellationToken ct)
    {
        try
        {
            await rights.RequireAsync(job, ct);
            var state = await db.Set<Import>().Where(i => i.Id == job.ImportId).Select(i => (ImportState?)i.State).SingleOrDefaultAsync(ct);
            var sheet = job.Kind.Open(services);
            if (state == ImportState.Undoing)
            {
                await oneStep.UndoAsync(job, (IOneStepImport)sheet, ct);
                return;
            }

            await using var file = await files.OpenAsync(job.ImportId, ct);
            var plan = await sheet.PlanAsync(ct);
            var reader = SheetReader.Open(plan, file);
            await (state switch
            {
                ImportState.Checking => CheckAsync(job, sheet, plan, reader, ct),
                ImportState.Importing when sheet is IOneStepImport whole => oneStep.ImportAsync(job, whole, reader, ct),
                ImportState.Importing => ImportAsync(job, sheet, reader, ct),
                _ => Task.CompletedTask, // discarded before its turn came
            });
        }
        catch (RuleException e)
        {
            await states.ChangeAsync(job, (import, _) => import.Fail(e), ct);
            await states.ForgetFileAsync(job, ct);
        }
        catch (OutageException e)
        {
            await states.ChangeAsync(job, (import, now) => import.Interrupt(now, e.Code), ct);
        }
    }

    private async Task CheckAsync(ImportJob job, ISheetImport sheet, SheetPlan plan, SheetReader reader, CancellationToken ct)
    {
        await db.Set<PreviewRow>().Where(r => r.ImportId == job.ImportId).ExecuteDeleteAsync(ct);
        await db.Set<ImportFault>().Where(f => f.ImportId == job.ImportId).ExecuteDeleteAsync(ct);
        var (counts, kept) = (new ImportCounts(), 0);
        foreach (var batch in reader.Rows().Chunk(sheet is IOneStepImport ? OneStepRun.BatchSize : BatchSize))
        {
            await sheet.CheckAsync(batch, ct);
            await preview.KeepAsync(job, plan, batch, counts, ct);
            counts = batch.Aggregate(counts, (sum, row) => sum.Add(row));
            kept += await faults.KeepAsync(job, reader, batch, ImportFault.Most - kept, ct);
            if (!await states.BeatAsync(job, counts.All, ct))
            {
                await states.RemoveAsync(job, ct);
                return;
            }
        }

        if (counts.All == 0)
        {
            throw SheetErrors.NoRows();
        }

        await states.ChangeAsync(job, (import, now) => import.Checked(counts, now), ct);
    }

    private async Task ImportAsync(ImportJob job, ISheetImport sheet, SheetReader reader, CancellationToken ct)
    {
        var done = 0;
        foreach (var batch in reader.Rows().Chunk(BatchSize))
        {
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            if (!await TakeAsync(job, sheet, batch, ct))
            {
                await transaction.RollbackAsync(ct);
                db.ChangeTracker.Clear();
                await faults.KeepAsync(job, reader, batch, ImportFault.Most, ct);
                await states.ChangeAsync(job, (import, now) => import.Refused(batch.Count(r => r.Faults.Count > 0), now), ct);
                return;
            }

            await transaction.CommitAsync(ct);
            db.ChangeTracker.Clear();
            if (!await states.BeatAsync(job, done += batch.Length, ct))
            {
                await states.ChangeAsync(job, (import, now) => import.Interrupt(now, null), ct);
                return;
            }
        }

        await states.ChangeAsync(job, (import, now) => import.Finish(now), ct);
        await states.ForgetFileAsync(job, ct);
    }

    /// <returns>False when a row is refused that was right when it was checked.</returns>
    private async Task<bool> TakeAsync(ImportJob job, ISheetImport sheet, SheetRow[] batch, CancellationToken ct)
    {
        await rights.RequireAsync(job, ct);
        await sheet.CheckAsync(batch, ct);
        var rows = batch.Where(r => r.Verdict != RowVerdict.Same).ToList();
        if (rows.Count > 0 && batch.All(r => r.Faults.Count == 0))
        {
            await sheet.ImportAsync(rows, ct);
        }

        if (batch.Any(r => r.Faults.Count > 0))
        {
            return false;
        }

        var told = rows.Where(r => r.Result is not null).ToList();
        var lines = told.Select(r => r.Number).ToList();
        await db.Set<ImportResult>().Where(r => r.ImportId == job.ImportId && lines.Contains(r.Line)).ExecuteDeleteAsync(ct);
        db.AddRange(told.Select(r => new ImportResult(job.ImportId, r.Number, protector.Protect(JsonSerializer.Serialize(r.Result)))));
        await db.SaveChangesAsync(ct);
        return true;
    }
}
