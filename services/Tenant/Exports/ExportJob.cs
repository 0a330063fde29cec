using Linli.ServiceDefaults.Security;
using Linli.TenantService.Data;
using Microsoft.EntityFrameworkCore;

namespace Linli.TenantService.Exports;

/// <summary>
/// Writes one archive. Every piece is saved together with the progress and the lease; where the row has changed meanwhile (somebody cancelled
/// it, or took it over), saving refuses and the work ends.
/// </summary>
internal sealed class ExportJob(DirectoryDb db, ExportSources sources, FieldProtector protector, TimeProvider clock)
{
    private Export export = null!;

    /// <returns>False when another one has it, or nobody wants it any more.</returns>
    public async Task<bool> BeginAsync(Guid id, CancellationToken ct)
    {
        export = await db.Exports.SingleAsync(e => e.Id == id, ct);
        if (!export.IsUnderWay || export.LeasedUntil > clock.GetUtcNow())
        {
            return false;
        }

        export.Begin(clock.GetUtcNow());
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }

        await ClearAsync(ct);
        return true;
    }

    public async Task RunAsync(CancellationToken ct)
    {
        var tenant = await db.Tenants.AsNoTracking().SingleAsync(ct);
        var done = 0;
        ArchiveWriter? archive = null;
        await using var pieces = new ChunkStream((number, content) => KeepAsync(number, content, done, archive!.Rows, ct));
        await using (archive = new ArchiveWriter(pieces, new(ArchiveWriter.Format, ArchiveWriter.FormatVersion, tenant.TenantId, tenant.Code, tenant.Name, clock.GetUtcNow(), [])))
        {
            foreach (var service in ExportSources.Services)
            {
                await sources.ReadAsync(service, tenant.TenantId, (table, rows) => archive.BeginAsync(service, table, rows), archive.AddAsync, ct);
                export.Advance(++done, archive.Rows, pieces.Written, clock.GetUtcNow());
                await db.SaveChangesAsync(ct);
            }

            await archive.FinishAsync();
        }

        await pieces.CompleteAsync();
        export.Finish(pieces.Sha256, pieces.Written, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
    }

    public async Task FailAsync(CancellationToken ct)
    {
        export.Fail(clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        await ClearAsync(ct);
    }

    /// <summary>Removes what was written so far.</summary>
    public async Task ClearAsync(CancellationToken ct) => await db.ExportChunks.Where(c => c.ExportId == export.Id).ExecuteDeleteAsync(ct);

    private async Task KeepAsync(int number, byte[] content, int parts, long rows, CancellationToken ct)
    {
        var chunk = new ExportChunk(export.Id, number, protector.Seal(content));
        db.Add(chunk);
        export.Advance(parts, rows, export.Bytes + content.Length, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        db.Entry(chunk).State = EntityState.Detached;
    }
}
