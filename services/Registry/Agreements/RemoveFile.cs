using Linli.RegistryService.Data;
using Linli.RegistryService.Files;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Agreements;

internal static class RemoveFile
{
    internal static void Map(IEndpointRouteBuilder app) => app.MapDelete("/agreements/{id:guid}/files/{fileId:guid}", Handle)
        .RequirePermission(Permissions.AgreementEdit)
        .WithSummary("Remove a scan for good.");

    internal static async Task<Results<NoContent, NotFound>> Handle(Guid id, Guid fileId, RegistryDb db, FileDesk files, CurrentUser user, CancellationToken ct)
    {
        if (await db.Agreements.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, ct) is not { } agreement || !user.Reach.Covers(agreement.CommunityId)
            || await db.StoredFiles.SingleOrDefaultAsync(f => f.Id == fileId && f.AgreementId == id, ct) is not { } file)
        {
            return TypedResults.NotFound();
        }
        db.Remove(file);
        await db.SaveChangesAsync(ct);
        await files.RemoveAsync([file], ct);
        return TypedResults.NoContent();
    }
}
