using Linli.RegistryService.Data;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Linli.RegistryService.Units;

internal static class ListDuplicates
{
    private const int Most = 200;

    /// <summary>Two units that may be one. First: the one that was registered before.</summary>
    internal sealed record Pair(Comparable First, Comparable Second, string Likeness);

    internal static void Map(IEndpointRouteBuilder app) => app.MapGet("/units/duplicates", Handle)
        .RequirePermission(Permissions.UnitEdit)
        .WithSummary("Pairs of units in reach that may be the same one, the likeliest first, 200 at most; without those that were told apart.");

    internal static async Task<Ok<List<Pair>>> Handle(RegistryDb db, CurrentUser user, CancellationToken ct)
    {
        var units = await db.ComparableAsync(user, ct);
        units.Sort((a, b) => a.RegisteredAt.CompareTo(b.RegisteredAt));
        var apart = await db.ToldApartAsync(ct);
        var letters = units.ConvertAll(unit => Likeness.CoreOf(unit.Name).ToHashSet());
        var pairs = from i in Enumerable.Range(0, units.Count)
                    from k in Enumerable.Range(i + 1, units.Count - i - 1)
                    // Most have next to nothing in common, which is seen at once.
                    where letters[i].Overlaps(letters[k])
                    let likeness = Likeness.Of(units[i].Name, units[i].CreditCode, units[k].Name, units[k].CreditCode)
                    where likeness is not null && !apart.Contains((units[i].Id, units[k].Id))
                    orderby likeness == Likeness.SameCode descending, likeness == Likeness.SameName descending
                    select new Pair(units[i], units[k], likeness);
        ct.ThrowIfCancellationRequested();
        return TypedResults.Ok(pairs.Take(Most).ToList());
    }
}
