using Linli.TenantService.Data;
using Microsoft.EntityFrameworkCore;

namespace Linli.TenantService.Archives;

/// <summary>
/// A sub-district comes onto the platform one way at a time, provisioned or imported: taking an import back must not take away what somebody
/// provisioned meanwhile. In the transaction that is open.
/// </summary>
internal static class TenantReservation
{
    /// <summary>Refuses those whose archive is being imported, and holds back imports of them until the transaction ends.</summary>
    public static async Task ReserveAsync(this DirectoryDb db, IEnumerable<Guid> tenants, CancellationToken ct)
    {
        var ids = tenants.Distinct().Order().ToList();
        foreach (var id in ids)
        {
            await db.LockAsync(id, ct);
        }

        if (await db.Archives.AnyAsync(a => ids.Contains(a.OfTenant) && (a.State == Archive.Running || a.State == Archive.Stopping), ct))
        {
            throw Errors.BeingImported();
        }
    }

    public static Task LockAsync(this DirectoryDb db, Guid tenant, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended('tenant:' || {tenant.ToString()}, 0))", ct);

    public static async Task RemoveAsync(this DirectoryDb db, Archive archive, CancellationToken ct)
    {
        await using var transaction = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(ct) : null;
        await db.ArchiveChunks.Where(c => c.ArchiveId == archive.Id).ExecuteDeleteAsync(ct);
        db.Remove(archive);
        await db.SaveChangesAsync(ct);
        if (transaction is not null)
        {
            await transaction.CommitAsync(ct);
        }
    }

    /// <summary>The archive that a deleted sub-district came from names it.</summary>
    public static async Task ForgetArchivesAsync(this DirectoryDb db, Guid tenant, CancellationToken ct)
    {
        await db.ArchiveChunks.Where(c => db.Archives.Any(a => a.Id == c.ArchiveId && a.OfTenant == tenant)).ExecuteDeleteAsync(ct);
        await db.Archives.Where(a => a.OfTenant == tenant).ExecuteDeleteAsync(ct);
    }
}
