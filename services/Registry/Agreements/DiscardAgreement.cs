using Linli.RegistryService.Data;
using Linli.RegistryService.Files;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Agreements;

internal static class DiscardAgreement
{
    internal static void Map(IEndpointRouteBuilder app) => app.MapDelete("/agreements/{id:guid}", Handle)
        .RequirePermission(Permissions.AgreementEdit)
        .WithSummary("Discard a draft with its scans. What was signed stays on record.");

    internal static async Task<Results<NoContent, NotFound>> Handle(Guid id, RegistryDb db, FileDesk files, CurrentUser user, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.LockAgreementAsync(id, ct) is not { } agreement || !user.Reach.Covers(agreement.CommunityId))
        {
            return TypedResults.NotFound();
        }
        agreement.RefuseUnlessDraft();
        var scans = await db.StoredFiles.Where(f => f.AgreementId == id).ToListAsync(ct);
        db.RemoveRange(scans);
        db.RemoveRange(await db.PartiesAsync(id, ct));
        db.Remove(agreement);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        await files.RemoveAsync(scans, ct);
        return TypedResults.NoContent();
    }
}
