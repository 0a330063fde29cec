using Linli.RegistryService.Data;
using Linli.ServiceDefaults.Audit;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Units;

internal static class ShowLiaison
{
    internal sealed record Response(string? Name, string? Phone);

    internal static void Map(IEndpointRouteBuilder app) => app.MapGet("/units/{id:guid}/liaison", Handle)
        .RequirePermission(Permissions.UnitEdit)
        .WithSummary("The liaison's name and phone in full, for those who keep the unit's record.")
        .RecordsReading("unit");

    internal static async Task<Results<Ok<Response>, NotFound>> Handle(Guid id, RegistryDb db, CurrentUser user, FieldProtector protector, CancellationToken ct) =>
        await db.Units.AsNoTracking().SingleOrDefaultAsync(unit => unit.Id == id, ct) is { } unit && user.Reach.Covers(unit) && user.Shows(unit)
            ? TypedResults.Ok(new Response(protector.Open(unit.LiaisonName), protector.Open(unit.LiaisonPhone)))
            : TypedResults.NotFound();
}
