using System.Text.Json;
using Linli.ServiceDefaults.Http;
using Linli.ServiceDefaults.Security;
using Linli.ServiceDefaults.Spreadsheets.Reading;
using Linli.ServiceDefaults.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Linli.ServiceDefaults.Spreadsheets.Imports;

/// <summary>One run over a file: checks all its rows, or imports them.</summary>
internal sealed class ImportRun(
    TenantDb db, ImportFile files, ImportStates states, FieldProtector protector, CurrentUser user, IGrantSource grants, IServiceProvider services)
{
    private const int BatchSize = 200;

    public async Task RunAsync(ImportJob job, CancellationToken ct)
    {
        try
        {
            await AllowAsync(job, ct);
            var state = await db.Set<Import>().Where(i => i.Id == job.ImportId).Select(i => (ImportState?)i.State).SingleOrDefaultAsync(ct);
            await using var file = await files.OpenAsync(job.ImportId, ct);
            var sheet = job.Kind.Open(services);
            var reader = SheetReader.Open(await sheet.PlanAsync(ct), file);
            await (state switch
            {
                ImportState.Checking => CheckAsync(job, sheet, reader, ct),
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

    /// <summary>A withdrawn permission or a suspended sub-district stops a run as it stops a request.</summary>
    private async Task AllowAsync(ImportJob job, CancellationToken ct)
    {
        user.Know(await grants.OfCurrentUserAsync(user, ct));
        user.Reach = user.Grants.Of(job.Kind.Permission, user.TenantId);
        var standing = user.TenantId is { } tenant ? user.Grants.StandingOf(tenant) : null;
        if (user.Grants is { Version: 0, Items.Count: 0 })
        {
            throw ImportErrors.SignedOut();
        }

        if (user.Reach.IsEmpty || standing is { IsSuspended: true } or { IsClosed: true })
        {
            throw ImportErrors.NotAllowed();
        }
    }

    private async Task CheckAsync(ImportJob job, ISheetImport sheet, SheetReader reader, CancellationToken ct)
    {
        await db.Set<ImportFault>().Where(f => f.ImportId == job.ImportId).ExecuteDeleteAsync(ct);
        var (counts, kept) = (new ImportCounts(), 0);
        foreach (var batch in reader.Rows().Chunk(BatchSize))
        {
            await sheet.CheckAsync(batch, ct);
            counts = batch.Aggregate(counts, (sum, row) => sum.Add(row));
            kept += await KeepAsync(job, reader, batch, ImportFault.Most - kept, ct);
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
                await KeepAsync(job, reader, batch, ImportFault.Most, ct);
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
        await AllowAsync(job, ct);
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

    private async Task<int> KeepAsync(ImportJob job, SheetReader reader, SheetRow[] batch, int most, CancellationToken ct)
    {
        var faults = batch.SelectMany(row => row.Faults.Select(f => new ImportFault(job.ImportId, row.Number, reader.PositionOf(f.Column), f))).Take(Math.Max(0, most)).ToList();
        db.AddRange(faults);
        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();
        return faults.Count;
    }
}
