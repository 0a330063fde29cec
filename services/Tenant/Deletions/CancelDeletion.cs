using Linli.ServiceDefaults.Security;
using Linli.TenantService.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.TenantService.Deletions;

internal static class CancelDeletion
{
    public static void Map(IEndpointRouteBuilder tenants) =>
        tenants.MapDelete("/{id:guid}/deletion", Handle).RequirePermission(Permissions.TenantDelete)
            .WithSummary("Cancel a deletion while it waits; the sub-district stays closed");

    internal static async Task<Results<NoContent, NotFound>> Handle(Guid id, DirectoryDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var deletion = await db.Deletions.SingleOrDefaultAsync(d => d.OfTenant == id && (d.State == Deletion.Waiting || d.State == Deletion.Erasing), ct);
        if (deletion is null)
        {
            return TypedResults.NotFound();
        }

        deletion.Cancel(user, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
