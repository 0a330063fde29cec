using Linli.Contracts.Registry.V1;
using Linli.RegistryService.Data;
using Linli.RegistryService.Units;
using Linli.ServiceDefaults;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.UnitResources;

internal static class OfferResource
{
    internal sealed record Response(Guid Id);

    internal static void Map(IEndpointRouteBuilder app) => app.MapPost("/units/{unitId:guid}/resources", Handle)
        .RequirePermission(Permissions.ResourceEdit)
        .WithSummary("Offer a resource of a unit; for a liaison of the own one.");

    internal static async Task<Results<Created<Response>, NotFound>> Handle(Guid unitId, ResourceRequest request, RegistryDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        if (await db.Units.AsNoTracking().SingleOrDefaultAsync(u => u.Id == unitId, ct) is not { } unit || !user.Reach.Covers(unit))
        {
            return TypedResults.NotFound();
        }
        user.RefuseHidden(unit);
        if (unit.RetiredAt is not null)
        {
            throw Needs.Errors.UnitRetired(unit.Name);
        }
        var resource = Resource.Offer(unitId, request.ToFacts(), clock.Today());
        db.Resources.Add(resource);
        db.Publish(new ResourceOffered(unit.TenantId, clock.GetUtcNow(), resource.Id, unitId, unit.CommunityId, resource.Kind, resource.WorkArea, resource.OfferedOn));
        await db.SaveChangesAsync(ct);
        return TypedResults.Created($"/resources/{resource.Id}", new Response(resource.Id));
    }
}
