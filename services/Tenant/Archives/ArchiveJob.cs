using System.IO.Compression;
using Linli.ServiceDefaults.Transfer;
using Linli.TenantService.Data;
using Linli.TenantService.Exports;
using Microsoft.EntityFrameworkCore;

namespace Linli.TenantService.Archives;

/// <summary>
/// Imports one archive: each service takes its part in one transaction, the sub-district itself comes last. Whatever stops it on the way, the
/// services take back what they have; whoever takes over from somebody who died begins with that, too.
/// </summary>
internal sealed class ArchiveJob(DirectoryDb db, ArchiveStore store, ArchiveTargets targets, TimeProvider clock)
{
    private static readonly TimeSpan RenewEvery = TimeSpan.FromSeconds(10);

    private Archive archive = null!;
    private DateTimeOffset renewed;

    /// <returns>False when another one has it, or nobody wants it any more.</returns>
    public async Task<bool> BeginAsync(Guid id, CancellationToken ct)
    {
        archive = await db.Archives.SingleAsync(a => a.Id == id, ct);
        if (archive.State is not (Archive.Running or Archive.Stopping) || archive.LeasedUntil > clock.GetUtcNow())
        {
            return false;
        }

        archive.Take(clock.GetUtcNow());
        return await SaveAsync(ct);
    }

    public async Task RunAsync(CancellationToken ct)
    {
        // The last part was in when somebody died: nothing else makes this sub-district while its archive is being imported.
        if (!await db.Tenants.AnyAsync(t => t.TenantId == archive.OfTenant, ct))
        {
            await targets.TakeBackAsync(archive, ct);
            if (archive.State == Archive.Stopping)
            {
                archive.Stopped();
                await db.SaveChangesAsync(ct);
                return;
            }

            await using var file = store.Open(archive);
            await using var zip = await ArchiveCheck.OpenAsync(file, ct);
            foreach (var (service, number) in ArchiveTargets.Order.Select((s, i) => (s, i)))
            {
                archive.Advance(number, clock.GetUtcNow());
                await db.SaveChangesAsync(ct);
                await targets.LoadAsync(service, archive, (to, stop) => WriteAsync(zip, service, to, stop), ct);
            }
        }

        archive.Finish(clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        await store.ClearAsync(archive.Id, ct);
    }

    /// <summary>Nothing of it stays; it can be tried again.</summary>
    public async Task FailAsync(string code, IReadOnlyList<string> args, CancellationToken ct)
    {
        await targets.TakeBackAsync(archive, ct);
        archive.Fail(code, args, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
    }

    /// <summary>The row has changed under the work: somebody stopped it, or another one took it over, whose affair it is now.</summary>
    public async Task StopAsync(CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        archive = await db.Archives.SingleAsync(a => a.Id == archive.Id, ct);
        if (archive.State == Archive.Stopping)
        {
            await targets.TakeBackAsync(archive, ct);
            archive.Stopped();
            await db.SaveChangesAsync(ct);
        }
    }

    private async Task WriteAsync(ZipArchive zip, string service, Stream to, CancellationToken ct)
    {
        var buffer = new byte[1 << 16];
        foreach (var part in archive.Manifest.Files.Where(f => f.Service == service))
        {
            await ArchiveTargets.AnnounceAsync(to, part.Table, part.Rows, ct);
            await using var rows = await zip.GetEntry(part.Path)!.OpenAsync(ct);
            for (int read; (read = await rows.ReadAsync(buffer, ct)) > 0;)
            {
                await to.WriteAsync(buffer.AsMemory(0, read), ct);
                await RenewAsync(ct);
            }
        }

        await ArchiveTargets.AnnounceAsync(to, null, 0, ct);
    }

    private async Task RenewAsync(CancellationToken ct)
    {
        if (clock.GetUtcNow() is var now && now - renewed > RenewEvery)
        {
            renewed = now;
            archive.Renew(now);
            await db.SaveChangesAsync(ct);
        }
    }

    private async Task<bool> SaveAsync(CancellationToken ct)
    {
        try
        {
            await db.SaveChangesAsync(ct);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
    }
}
