using Linli.RegistryService.Data;
using Linli.ServiceDefaults.Http;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Pairs;

internal static class ListPairs
{
    internal static readonly Sorts<Pair> Sorts = new Sorts<Pair>(p => p.Id)
        .By("-startedOn", p => p.StartedOn)
        .By("lastContactOn", p => p.LastContactOn);

    internal static void Map(IEndpointRouteBuilder app) => app.MapGet("/pairs", Handle)
        .RequirePermission(Permissions.PairRead)
        .WithSummary("Helping pairs, persons masked, by community, unit, member, beneficiary and state; q is part of a unit's or member's name, a full name or a card's number; sorted by startedOn or lastContactOn.");

    internal static async Task<Ok<Page<PairView>>> Handle(
        [AsParameters] PageRequest page, [AsParameters] PairFilter filter, RegistryDb db, CurrentUser user, FieldProtector protector, TimeProvider clock, CancellationToken ct)
    {
        var found = await Sorts.PageAsync(db.Matching(filter, page.Search, user, protector, clock), page, p => p.Id, ct);
        var rows = await db.Pairs.AsNoTracking().Where(p => found.Items.Contains(p.Id)).WithSides(db, Reach.Nowhere).ToDictionaryAsync(row => row.Pair.Id, ct);
        return TypedResults.Ok(new Page<PairView>([.. found.Items.Where(rows.ContainsKey).Select(id => rows[id].Show(protector))], found.Next, found.Total));
    }
}
