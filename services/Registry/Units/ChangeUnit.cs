using Linli.Contracts.Registry.V1;
using Linli.RegistryService.Data;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Units;

internal static class ChangeUnit
{
    internal static void Map(IEndpointRouteBuilder app) => app.MapPut("/units/{id:guid}", Handle)
        .RequirePermission(Permissions.UnitEdit)
        .WithSummary("Change a unit. The version is the one that was read; a newer one is refused as stale.");

    internal static async Task<Results<NoContent, NotFound>> Handle(
        Guid id, uint version, UnitRequest request, RegistryDb db, CurrentUser user, FieldProtector protector, TimeProvider clock, CancellationToken ct)
    {
        var unit = await db.Units.SingleOrDefaultAsync(u => u.Id == id, ct);
        if (unit is null || !user.Reach.Covers(unit) || !user.Reach.MayMove(unit, request.CommunityId))
        {
            return TypedResults.NotFound();
        }
        user.RefuseHidden(unit);
        var (formerCommunity, formerKind) = (unit.CommunityId, unit.Kind);
        if (request.CommunityId != unit.CommunityId)
        {
            await db.RequireOpenCommunityAsync(request.CommunityId, ct);
        }
        db.Expect(unit, version);
        unit.Change(request.ToFacts(protector, unit));
        db.Publish(new UnitChanged(unit.TenantId, clock.GetUtcNow(), unit.Id, unit.CommunityId, unit.Name, unit.Kind, formerCommunity, formerKind));
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
