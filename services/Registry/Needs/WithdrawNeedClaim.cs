using System.ComponentModel.DataAnnotations;
using Linli.RegistryService.Data;
using Linli.RegistryService.UnitResources;
using Linli.ServiceDefaults;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Needs;

internal static class WithdrawNeedClaim
{
    internal sealed record Request([property: Required, MaxLength(NeedRules.ReasonLength)] string Reason);

    internal static void Map(IEndpointRouteBuilder app) => app.MapPost("/need-claims/{id:guid}/withdraw", Handle)
        .RequirePermission(Permissions.NeedClaim)
        .WithSummary("A unit cannot do what it claimed: that part of the need is open again. For a liaison the own unit's.");

    internal static async Task<Results<NoContent, NotFound>> Handle(
        Guid id, Request request, RegistryDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var found = await db.NeedClaims.Where(c => c.Id == id).Select(c => new { c.NeedId, c.UnitId, c.CommunityId }).SingleOrDefaultAsync(ct);
        if (found is null || !user.Reach.CoversUnit(found.UnitId, found.CommunityId) || await db.LockNeedAsync(found.NeedId, ct) is not { } need)
        {
            return TypedResults.NotFound();
        }
        need.RefuseWhenEnded();
        var claim = await db.NeedClaims.SingleAsync(c => c.Id == id, ct);
        var resource = claim.ResourceId is { } resourceId ? await db.LockResourceAsync(resourceId, ct) : null;
        var (now, today, former) = (clock.GetUtcNow(), clock.Today(), need.State);
        need.Release(claim, request.Reason.Trim(), today);
        resource?.GiveBack(need, claim);
        db.TellState(need, former, now, today);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}
