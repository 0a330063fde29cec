using System.ComponentModel.DataAnnotations;
using Linli.RegistryService.Data;
using Linli.RegistryService.UnitResources;
using Linli.ServiceDefaults;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Linli.RegistryService.Needs;

internal static class ClaimNeed
{
    /// <param name="UnitId">The unit that takes it on; empty where a resource says which.</param>
    /// <param name="Quantity">Empty: all that is left.</param>
    /// <param name="ResourceId">The resource that it is done with.</param>
    /// <param name="On">Empty for today.</param>
    internal sealed record Request(
        Guid? UnitId = null, [property: Range(1, NeedRules.HighestQuantity)] int? Quantity = null, Guid? ResourceId = null, DateOnly? On = null);

    internal sealed record Response(Guid Id, int Quantity, NeedState State);

    internal static void Map(IEndpointRouteBuilder app) => app.MapPost("/needs/{id:guid}/claims", Handle)
        .RequirePermission(Permissions.NeedClaim)
        .WithSummary("A unit claims a need or a part of it, with or without one of its resources; for a liaison the own unit.");

    internal static async Task<Results<Created<Response>, NotFound>> Handle(
        Guid id, Request request, RegistryDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.LockNeedWithinAsync(id, user.Reach, ct) is not { } need)
        {
            return TypedResults.NotFound();
        }
        var resource = request.ResourceId is { } resourceId ? await db.LockResourceAsync(resourceId, ct) ?? throw Errors.UnknownResource() : null;
        var unit = await db.ClaimingUnitAsync(request.UnitId ?? resource?.UnitId, user, ct);
        if (resource is not null && resource.UnitId != unit.Id)
        {
            throw Errors.UnknownResource();
        }
        var (now, today, former) = (clock.GetUtcNow(), clock.Today(), need.State);
        var claim = need.Claim(unit.Id, request.Quantity, resource?.Id, request.On ?? today, today);
        resource?.Take(need, claim);
        db.NeedClaims.Add(claim);
        db.TellState(need, former, now, today);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Created($"/needs/{id}", new Response(claim.Id, claim.Quantity, need.State));
    }
}
