using Linli.ServiceDefaults.Http;
using Linli.ServiceDefaults.Security;
using Linli.ServiceDefaults.Tenancy;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Linli.ServiceDefaults.Spreadsheets.Imports;

/// <summary>
/// Imports a whole file in one transaction, and takes one back. How far it is stands on a connection of its own (<see cref="ImportStates"/>), so
/// that it is seen meanwhile; cancelled, refused or broken off, nothing of it is in.
/// </summary>
internal sealed class OneStepRun(TenantDb db, ImportStates states, ImportRights rights, ImportFaults faults, FieldProtector protector)
{
    /// <summary>Rows that are checked and written at a time; memory holds no more of them, and they are gone before it takes them for something that stays.</summary>
    public const int BatchSize = 250;

    /// <summary>Rows after which the run says that it is alive, and asks whether it is still wanted.</summary>
    private const int BeatRows = 1_000;

    public async Task ImportAsync(ImportJob job, IOneStepImport sheet, SheetReader reader, CancellationToken ct)
    {
        SheetRow[]? refused = null;
        var cancelled = false;
        await InOneAsync(job, async version =>
        {
            var done = 0;
            foreach (var batch in reader.Rows().Chunk(BatchSize))
            {
                await rights.RequireAsync(job, ct);
                await sheet.CheckAsync(batch, ct);
                var rows = batch.Where(r => r.Verdict != RowVerdict.Same).ToList();
                if (rows.Count > 0 && batch.All(r => r.Faults.Count == 0))
                {
                    await sheet.ImportAsync(rows, ct);
                    db.AddRange(rows.Where(r => r.Effect is not null).Select(r => EffectOf(job, r, version)));
                    await db.SaveManyAsync(ct);
                }

                db.ChangeTracker.Clear();
                refused = batch.Any(r => r.Faults.Count > 0) ? batch : null;
                done += batch.Length;
                cancelled = refused is null && (done % BeatRows == 0 || batch.Length < BatchSize) && !await states.BeatAsync(job, done, ct);
                if (refused is not null || cancelled)
                {
                    return false;
                }
            }

            return true;
        }, ct);

        if (refused is not null)
        {
            await faults.KeepAsync(job, reader, refused, ImportFault.Most, ct);
        }

        await states.ChangeAsync(job, (import, now) =>
        {
            if (refused is not null)
            {
                import.Refused(refused.Count(r => r.Faults.Count > 0), now);
            }
            else if (cancelled)
            {
                import.TakeBack(now);
            }
            else
            {
                import.Finish(now);
            }
        }, ct);
        if (refused is null && !cancelled)
        {
            await states.ForgetFileAsync(job, ct);
        }
    }

    public async Task UndoAsync(ImportJob job, IOneStepImport sheet, CancellationToken ct)
    {
        var cancelled = false;
        try
        {
            await InOneAsync(job, async _ =>
            {
                var (done, below) = (0, int.MaxValue);
                while (await BatchAsync(job, below, ct) is { Count: > 0 } batch)
                {
                    await rights.RequireAsync(job, ct);
                    await sheet.UndoAsync(batch.ConvertAll(e => new ImportedRow(e.RowId, (uint)e.RowVersion, e.Content is null ? null : protector.Unprotect(e.Content))), ct);
                    await db.SaveChangesAsync(ct);
                    db.ChangeTracker.Clear();
                    below = batch[^1].Line;
                    cancelled = !await states.BeatAsync(job, done += batch.Count, ct);
                    if (cancelled)
                    {
                        return false;
                    }
                }

                await db.Set<ImportEffect>().Where(e => e.ImportId == job.ImportId).ExecuteDeleteAsync(ct);
                return true;
            }, ct);
        }
        catch (RuleException e)
        {
            await states.ChangeAsync(job, (import, now) => import.KeepAll(e, now), ct);
            return;
        }

        await states.ChangeAsync(job, (import, now) =>
        {
            if (cancelled)
            {
                import.KeepAll(null, now);
            }
            else
            {
                import.Undone(now);
            }
        }, ct);
    }

    /// <summary>One after the other in a tenant and for a kind of rows, so that of two people with the same file the second finds what the first brought in.</summary>
    /// <param name="job">Whose.</param>
    /// <param name="work">Gets the version that its rows will have; false: nothing of it is to stay.</param>
    /// <param name="ct">Ends it.</param>
    private async Task InOneAsync(ImportJob job, Func<long, Task<bool>> work, CancellationToken ct)
    {
        // With savepoints, which EF would set for each save, rows would bear the numbers of those as their versions.
        db.Database.AutoSavepointsEnabled = false;
        try
        {
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({$"{job.TenantId} {job.Kind.Noun}"}, 0))", ct);
            // A plan made while a table was still small would read it from end to end for each batch.
            await db.Database.ExecuteSqlAsync($"SET LOCAL plan_cache_mode = force_custom_plan", ct);
            var version = (await db.Database.SqlQuery<long>($"SELECT pg_current_xact_id()::text::bigint & 4294967295 AS \"Value\"").ToListAsync(ct))[0];
            if (await work(version))
            {
                await transaction.CommitAsync(ct);
            }
        }
        catch (Exception e) when (e is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.ForeignKeyViolation or PostgresErrorCodes.DeadlockDetected }
            or DbUpdateConcurrencyException or DbUpdateException { InnerException: PostgresException })
        {
            throw ImportErrors.Collided(e);
        }
        finally
        {
            db.ChangeTracker.Clear();
            db.Database.AutoSavepointsEnabled = true;
        }
    }

    private Task<List<ImportEffect>> BatchAsync(ImportJob job, int below, CancellationToken ct) =>
        db.Set<ImportEffect>().AsNoTracking().Where(e => e.ImportId == job.ImportId && e.Line < below).OrderByDescending(e => e.Line).Take(BatchSize).ToListAsync(ct);

    private ImportEffect EffectOf(ImportJob job, SheetRow row, long version) =>
        new(job.ImportId, row.Number, row.Effect!.Value.RowId, version, row.Effect.Value.Before is { } before ? protector.Protect(before) : null);
}
