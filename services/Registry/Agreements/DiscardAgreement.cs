using Linli.RegistryService.Data;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Linli.RegistryService.Agreements;

internal static class DiscardAgreement
{
    internal static void Map(IEndpointRouteBuilder app) => app.MapDelete("/agreements/{id:guid}", Handle)
        .RequirePermission(Permissions.AgreementEdit)
        .WithSummary("Discard a draft. What was signed stays on record.");

    internal static async Task<Results<NoContent, NotFound>> Handle(Guid id, RegistryDb db, CurrentUser user, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.LockAgreementAsync(id, ct) is not { } agreement || !user.Reach.Covers(agreement.CommunityId))
        {
            return TypedResults.NotFound();
        }
        agreement.RefuseUnlessDraft();
        db.RemoveRange(await db.PartiesAsync(id, ct));
        db.Remove(agreement);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}
