using Linli.RegistryService.Data;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Units;

internal static class ListDistinct
{
    internal sealed record Item(Guid Id, Comparable First, Comparable Second, DateTimeOffset At);

    internal static void Map(IEndpointRouteBuilder app) => app.MapGet("/units/distinct", Handle)
        .RequirePermission(Permissions.UnitEdit)
        .WithSummary("Units in reach that look alike and were told apart, the latest first.");

    internal static async Task<Ok<List<Item>>> Handle(RegistryDb db, CurrentUser user, CancellationToken ct)
    {
        var units = (await db.ComparableAsync(user, ct)).ToDictionary(u => u.Id);
        var apart = await db.DistinctUnits.AsNoTracking().OrderByDescending(d => d.At).ThenBy(d => d.Id).ToListAsync(ct);
        return TypedResults.Ok(apart.Where(d => units.ContainsKey(d.UnitId) && units.ContainsKey(d.OtherUnitId))
            .Select(d => new Item(d.Id, units[d.UnitId], units[d.OtherUnitId], d.At)).ToList());
    }

    /// <summary>Of these, those that were told apart.</summary>
    internal static async Task<HashSet<(Guid, Guid)>> ToldApartAsync(this RegistryDb db, CancellationToken ct) =>
        [.. (await db.DistinctUnits.AsNoTracking().Select(d => new { d.UnitId, d.OtherUnitId }).ToListAsync(ct)).SelectMany(d => new[] { (d.UnitId, d.OtherUnitId), (d.OtherUnitId, d.UnitId) })];
}
