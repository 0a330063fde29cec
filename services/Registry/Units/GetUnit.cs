using Linli.RegistryService.Data;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Units;

internal static class GetUnit
{
    private static readonly Func<RegistryDb, Guid, CancellationToken, Task<UnitInCommunity?>> ById = EF.CompileAsyncQuery(
        (RegistryDb db, Guid id, CancellationToken ct) => db.Units.AsNoTracking()
            .Where(unit => unit.Id == id)
            .Select(unit => new UnitInCommunity(unit, db.Communities.Where(community => community.Id == unit.CommunityId).Select(community => community.Name).FirstOrDefault()))
            .SingleOrDefault());

    internal static void Map(IEndpointRouteBuilder app) => app.MapGet("/units/{id:guid}", Handle)
        .RequirePermission(Permissions.UnitRead)
        .WithSummary("One unit, the liaison's name and phone masked; a sensitive one masked altogether for those without the right to see it.");

    internal static async Task<Results<Ok<UnitDetail>, NotFound>> Handle(Guid id, RegistryDb db, CurrentUser user, FieldProtector protector, CancellationToken ct)
    {
        if (await ById(db, id, ct) is not { } found || !user.Reach.Covers(found.Unit))
        {
            return TypedResults.NotFound();
        }
        if (!user.Shows(found.Unit))
        {
            return TypedResults.Ok(UnitDetail.Masked(found.Unit, found.CommunityName));
        }
        await db.RecordShownAsync(found.Unit.IsSensitive ? [id] : [], ct);
        return TypedResults.Ok(UnitDetail.Of(found.Unit, found.CommunityName, protector));
    }

    private sealed record UnitInCommunity(Unit Unit, string? CommunityName);
}
