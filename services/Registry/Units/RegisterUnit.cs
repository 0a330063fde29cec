using Linli.Contracts.Registry.V1;
using Linli.RegistryService.Data;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Linli.RegistryService.Units;

internal static class RegisterUnit
{
    internal sealed record Response(Guid Id);

    internal static void Map(IEndpointRouteBuilder app) => app.MapPost("/units", Handle)
        .RequirePermission(Permissions.UnitEdit)
        .WithSummary("Register a resident unit, or a partner unit without a community.");

    internal static async Task<Results<Created<Response>, NotFound>> Handle(
        UnitRequest request, RegistryDb db, CurrentUser user, FieldProtector protector, TimeProvider clock, CancellationToken ct)
    {
        if (!user.Reach.CoversUnitsOf(request.CommunityId))
        {
            return TypedResults.NotFound();
        }
        await db.RequireOpenCommunityAsync(request.CommunityId, ct);
        var unit = Unit.Register(request.ToFacts(protector), clock.GetUtcNow());
        db.Units.Add(unit);
        db.Publish(new UnitRegistered(unit.TenantId, unit.RegisteredAt, unit.Id, unit.CommunityId, unit.Name, unit.Kind));
        await db.SaveChangesAsync(ct);
        return TypedResults.Created($"/units/{unit.Id}", new Response(unit.Id));
    }
}
