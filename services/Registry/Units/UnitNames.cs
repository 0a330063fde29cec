using Linli.RegistryService.Data;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Units;

internal static class UnitNames
{
    internal sealed record Item(Guid Id, string Name);

    internal static void Map(IEndpointRouteBuilder app) => app.MapGet("/units/names", Handle)
        .RequirePermission(Permissions.UnitRead)
        .WithSummary("The names of units by their ids (?ids=…&ids=…, 200 at most); ids out of reach are left out.");

    internal static async Task<Ok<List<Item>>> Handle(Guid[] ids, RegistryDb db, CurrentUser user, CancellationToken ct)
    {
        var wanted = ids.Take(200).ToArray();
        var names = await db.Units.AsNoTracking().Within(user.Reach).Where(unit => wanted.Contains(unit.Id))
            .Join(db.NamesFor(user), unit => unit.Id, name => name.Id, (_, name) => name).ToListAsync(ct);
        await db.RecordShownAsync(names.Where(name => name.IsSensitive && name.Name != SensitiveUnits.Mask).Select(name => name.Id), ct);
        return TypedResults.Ok(names.ConvertAll(name => new Item(name.Id, name.Name)));
    }
}
