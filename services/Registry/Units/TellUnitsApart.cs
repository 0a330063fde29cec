using Linli.RegistryService.Data;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Units;

internal static class TellUnitsApart
{
    internal sealed record Request(Guid UnitId, Guid OtherUnitId);

    internal sealed record Response(Guid Id);

    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost("/units/distinct", Handle)
            .RequirePermission(Permissions.UnitEdit)
            .WithSummary("Two units that look alike are two: they are not shown as duplicates any more.");
        app.MapPost("/units/distinct/{id:guid}/withdraw", WithdrawAsync)
            .RequirePermission(Permissions.UnitEdit)
            .WithSummary("Two units may be one after all: they are shown as duplicates again.");
    }

    internal static async Task<Results<Created<Response>, NotFound>> Handle(Request request, RegistryDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        if (!await MayTellAsync(db, user, request.UnitId, request.OtherUnitId, ct))
        {
            return TypedResults.NotFound();
        }
        var apart = new DistinctUnits(request.UnitId, request.OtherUnitId, clock.GetUtcNow());
        db.Add(apart);
        await db.SaveChangesAsync(ct);
        return TypedResults.Created((string?)null, new Response(apart.Id));
    }

    internal static async Task<Results<NoContent, NotFound>> WithdrawAsync(Guid id, RegistryDb db, CurrentUser user, CancellationToken ct)
    {
        if (await db.DistinctUnits.SingleOrDefaultAsync(d => d.Id == id, ct) is not { } apart || !await MayTellAsync(db, user, apart.UnitId, apart.OtherUnitId, ct))
        {
            return TypedResults.NotFound();
        }
        db.Remove(apart);
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }

    /// <summary>Whoever may make one of the two may say that they are two.</summary>
    private static async Task<bool> MayTellAsync(RegistryDb db, CurrentUser user, Guid one, Guid other, CancellationToken ct) =>
        (await db.Units.AsNoTracking().Where(u => u.Id == one || u.Id == other).ToListAsync(ct)) is [var a, var b] && user.MayJoin(a) && user.MayJoin(b);
}
