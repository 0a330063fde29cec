using Linli.ServiceDefaults.Security;
using Linli.TenantService.Data;
using Linli.TenantService.Tenants;
using Microsoft.EntityFrameworkCore;

namespace Linli.TenantService.Exports;

internal static class DownloadExport
{
    public static void Map(IEndpointRouteBuilder exports) =>
        exports.MapGet("/{id:guid}/archive", Handle).RequirePermission(Permissions.TenantExport)
            .WithSummary("The archive itself (zip); each time is noted").Produces(StatusCodes.Status200OK, contentType: "application/zip").ProducesProblem(StatusCodes.Status404NotFound);

    /// <summary>Noted before the first byte goes out, so that nothing leaves unseen; piece by piece, so that memory stays as it is.</summary>
    internal static async Task<IResult> Handle(Guid id, DirectoryDb db, FieldProtector protector, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var export = await db.Exports.AsNoTracking().SingleOrDefaultAsync(e => e.TenantId == user.TenantId && e.Id == id && e.State == Export.Done, ct);
        if (export is null)
        {
            return TypedResults.NotFound();
        }

        var code = await db.Tenants.Select(t => t.Code).SingleAsync(ct);
        db.Add(new ExportStep(id, ExportStep.Downloaded, user, clock.GetUtcNow()));
        await db.SaveChangesAsync(ct);
        return TypedResults.Stream(async body =>
        {
            for (var number = 0; await ChunkAsync(db, id, number, ct) is { } chunk; number++)
            {
                await body.WriteAsync(protector.Open(chunk), ct);
            }
        }, "application/zip", $"linli-{code}-{export.RequestedAt:yyyyMMdd-HHmm}.zip");
    }

    private static async Task<byte[]?> ChunkAsync(DirectoryDb db, Guid export, int number, CancellationToken ct) =>
        await db.ExportChunks.AsNoTracking().Where(c => c.ExportId == export && c.Number == number).Select(c => c.Content).SingleOrDefaultAsync(ct);
}
