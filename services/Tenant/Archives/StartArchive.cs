using Linli.ServiceDefaults.Security;
using Linli.TenantService.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.TenantService.Archives;

internal static class StartArchive
{
    public static void Map(IEndpointRouteBuilder archives) =>
        archives.MapPost("/{id:guid}/import", Handle).RequirePermission(Permissions.TenantImport)
            .WithSummary("Import an archive that passed its check: all of it, or nothing; also once more after a failure");

    internal static async Task<Results<NoContent, NotFound>> Handle(Guid id, DirectoryDb db, ArchiveSignal signal, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.Archives.SingleOrDefaultAsync(a => a.Id == id, ct) is not { } archive)
        {
            return TypedResults.NotFound();
        }

        await db.LockAsync(archive.OfTenant, ct);
        if (await db.Tenants.AsNoTracking().SingleOrDefaultAsync(t => t.TenantId == archive.OfTenant, ct) is { } there)
        {
            throw Errors.TenantExists(there.Name, there.Code);
        }

        if (await db.Archives.AnyAsync(a => a.OfTenant == archive.OfTenant && a.Id != id && (a.State == Archive.Running || a.State == Archive.Stopping), ct))
        {
            throw Errors.UnderWay();
        }

        archive.Start(user, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        signal.Wake();
        return TypedResults.NoContent();
    }
}
