using Linli.ServiceDefaults.Security;
using Linli.TenantService.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.TenantService.Exports;

internal static class CancelExport
{
    public static void Map(IEndpointRouteBuilder exports) =>
        exports.MapPost("/{id:guid}/cancellation", Handle).RequirePermission(Permissions.TenantExport).AllowWhileSuspended()
            .WithSummary("Stop an export that is under way; what was written of it is removed");

    internal static async Task<Results<NoContent, NotFound>> Handle(Guid id, DirectoryDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var export = await db.Exports.SingleOrDefaultAsync(e => e.TenantId == user.TenantId && e.Id == id, ct);
        if (export is null)
        {
            return TypedResults.NotFound();
        }

        export.Cancel(clock.GetUtcNow());
        db.Add(new ExportStep(id, ExportStep.Cancelled, user, clock.GetUtcNow()));
        await db.SaveChangesAsync(ct);
        await db.ExportChunks.Where(c => c.ExportId == id).ExecuteDeleteAsync(ct);
        return TypedResults.NoContent();
    }
}
