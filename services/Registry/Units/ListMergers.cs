using Linli.RegistryService.Data;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Units;

internal static class ListMergers
{
    /// <param name="Members">How many members came over with it.</param>
    internal sealed record Item(Guid UnitId, string UnitName, Guid IntoUnitId, string IntoUnitName, DateTimeOffset At, string Reason, int Members, DateTimeOffset? UndoneAt);

    internal static void Map(IEndpointRouteBuilder app) => app.MapGet("/units/{id:guid}/mergers", Handle)
        .RequirePermission(Permissions.UnitRead)
        .WithSummary("Which records became part of this one, and of which one it became a part; the undone ones too, the latest first.");

    internal static async Task<Results<Ok<List<Item>>, NotFound>> Handle(Guid id, RegistryDb db, CurrentUser user, CancellationToken ct)
    {
        if (await db.Units.AsNoTracking().SingleOrDefaultAsync(unit => unit.Id == id, ct) is not { } unit || !user.Reach.Covers(unit))
        {
            return TypedResults.NotFound();
        }
        var names = db.NamesFor(user);
        return TypedResults.Ok(await db.UnitMergers.AsNoTracking().Where(merger => merger.UnitId == id || merger.IntoUnitId == id).OrderByDescending(merger => merger.At)
            .Select(merger => new Item(
                merger.UnitId, names.Where(n => n.Id == merger.UnitId).Select(n => n.Name).First(), merger.IntoUnitId, names.Where(n => n.Id == merger.IntoUnitId).Select(n => n.Name).First(),
                merger.At, merger.Reason, merger.Members.Length, merger.UndoneAt))
            .ToListAsync(ct));
    }
}
