using Linli.Contracts.Registry.V1;
using Linli.RegistryService.Data;
using Linli.ServiceDefaults;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Needs;

internal static class EnterNeed
{
    internal sealed record Response(Guid Id);

    internal static void Map(IEndpointRouteBuilder app) => app.MapPost("/communities/{communityId:guid}/needs", Handle)
        .RequirePermission(Permissions.NeedEdit)
        .WithSummary("Enter a need of a community, for a group or a kind of beneficiary.");

    internal static async Task<Results<Created<Response>, NotFound>> Handle(Guid communityId, NeedRequest request, RegistryDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        if (!user.Reach.Covers(communityId) || await db.Communities.SingleOrDefaultAsync(c => c.Id == communityId, ct) is not { } community)
        {
            return TypedResults.NotFound();
        }
        community.RefuseWhenRetired();
        var today = clock.Today();
        var need = Need.Enter(communityId, request.ToFacts(), request.On ?? today, today);
        db.Needs.Add(need);
        db.Publish(new NeedEntered(need.TenantId, clock.GetUtcNow(), need.Id, communityId, need.Kind, need.WorkArea, need.EnteredOn));
        await db.SaveChangesAsync(ct);
        return TypedResults.Created($"/needs/{need.Id}", new Response(need.Id));
    }
}
