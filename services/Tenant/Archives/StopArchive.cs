using Linli.ServiceDefaults.Security;
using Linli.TenantService.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.TenantService.Archives;

internal static class StopArchive
{
    public static void Map(IEndpointRouteBuilder archives)
    {
        archives.MapPost("/{id:guid}/cancellation", Stop).RequirePermission(Permissions.TenantImport)
            .WithSummary("Stop an import that is under way: what came in is taken out again, the archive stays");
        archives.MapDelete("/{id:guid}", Discard).RequirePermission(Permissions.TenantImport).WithSummary("Remove an uploaded archive; what was imported from it stays");
    }

    internal static async Task<Results<NoContent, NotFound>> Stop(Guid id, DirectoryDb db, CancellationToken ct)
    {
        if (await db.Archives.SingleOrDefaultAsync(a => a.Id == id, ct) is not { } archive)
        {
            return TypedResults.NotFound();
        }

        archive.Stop();
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }

    internal static async Task<Results<NoContent, NotFound>> Discard(Guid id, DirectoryDb db, CancellationToken ct)
    {
        if (await db.Archives.SingleOrDefaultAsync(a => a.Id == id, ct) is not { } archive)
        {
            return TypedResults.NotFound();
        }

        if (archive.State is Archive.Running or Archive.Stopping)
        {
            throw Errors.NotNow();
        }

        await db.RemoveAsync(archive, ct);
        return TypedResults.NoContent();
    }
}
