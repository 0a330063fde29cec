using System.ComponentModel.DataAnnotations;
using Linli.Contracts.Registry.V1;
using Linli.RegistryService.Data;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Units;

internal static class RetireUnit
{
    internal sealed record Request([property: Required, MaxLength(UnitRules.ReasonLength)] string Reason);

    internal static void Map(IEndpointRouteBuilder app) => app.MapPost("/units/{id:guid}/retire", Handle)
        .RequirePermission(Permissions.UnitEdit)
        .WithSummary("Retire a unit with the reason. Its records and history stay.");

    internal static async Task<Results<NoContent, NotFound>> Handle(
        Guid id, Request request, RegistryDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var unit = await db.Units.SingleOrDefaultAsync(u => u.Id == id, ct);
        if (unit is null || !user.Reach.Covers(unit) || !user.Reach.CoversUnitsOf(unit.CommunityId))
        {
            return TypedResults.NotFound();
        }
        user.RefuseHidden(unit);
        unit.Retire(request.Reason.Trim(), clock.GetUtcNow());
        db.Publish(new UnitRetired(unit.TenantId, unit.RetiredAt!.Value, unit.Id, unit.CommunityId, unit.Kind));
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
