using Linli.RegistryService.Beneficiaries;
using Linli.RegistryService.Data;
using Linli.ServiceDefaults.Audit;
using Linli.ServiceDefaults.Http;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Pairs;

internal static class ShowCards
{
    private const int Most = 500;

    /// <param name="Contact">Null where whoever is helped did not agree to it.</param>
    internal sealed record Card(PairView Pair, PairContact? Contact);

    internal static void Map(IEndpointRouteBuilder app) => app.MapGet("/pairs/cards/full", Handle)
        .RequirePermission(Permissions.BeneficiaryDisclose)
        .WithSummary("The contact cards of a list of pairs in full, 500 at most, as far as the consents go; who looked and the reason are recorded for each pair that is shown.");

    /// <summary>Asked once, recorded for each: what is on record does not depend on how somebody was looked at.</summary>
    internal static async Task<Ok<List<Card>>> Handle(
        string? reason, [AsParameters] PageRequest page, [AsParameters] PairFilter filter, RegistryDb db, CurrentUser user, FieldProtector protector, TimeProvider clock, CancellationToken ct)
    {
        var why = Reasons.Require(reason);
        var ids = await ListPairs.Sorts.Order(db.Matching(filter, page.Search, user, protector, clock), page.Sort).Select(p => p.Id).Take(Most + 1).ToListAsync(ct);
        if (ids.Count > Most)
        {
            throw Errors.TooManyCards(Most);
        }
        var rows = await db.Pairs.AsNoTracking().Where(p => ids.Contains(p.Id)).WithSides(db, user.ReachOf(Permissions.UnitSensitive)).ToListAsync(ct);
        var open = rows.FindAll(row => row.MayGiveContact() is not false);
        var contacts = await db.ContactsAsync(open, protector, ct);
        open.ForEach(row => db.Record(new("pair", row.Pair.Id.ToString(), AuditActions.Read) { CommunityId = row.Pair.CommunityId, Reason = why }));
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(rows.OrderBy(row => ids.IndexOf(row.Pair.Id)).Select(row => new Card(row.Show(protector), contacts.GetValueOrDefault(row.Pair.Id))).ToList());
    }
}
