using Linli.RegistryService.Data;
using Linli.ServiceDefaults.Http;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Linli.RegistryService.Beneficiaries;

internal static class ListBeneficiaries
{
    /// <param name="Name">Surname and 某.</param>
    /// <param name="Pairs">How many help them now.</param>
    /// <param name="LastContactOn">The last visit that met them, or the registration.</param>
    internal sealed record Item(
        Guid Id, Guid CommunityId, string CommunityName, string Kind, string Name, DateOnly RegisteredOn, DateOnly LastContactOn, DateOnly RetainUntil, int Pairs);

    internal static readonly Sorts<Beneficiary> Sorts = new Sorts<Beneficiary>(b => b.Id)
        .By("lastContactOn", b => b.LastContactOn)
        .By("registeredOn", b => b.RegisteredOn)
        .By("retainUntil", b => b.RetainUntil);

    internal static void Map(IEndpointRouteBuilder app) => app.MapGet("/beneficiaries", Handle)
        .RequirePermission(Permissions.BeneficiaryRead)
        .WithSummary("Beneficiaries, masked, by community, kind and care (unpaired, unvisited or missing, with days); q is a full name, phone or identity number; sorted by lastContactOn, registeredOn or retainUntil.");

    internal static async Task<Ok<Page<Item>>> Handle(
        [AsParameters] PageRequest page, [AsParameters] BeneficiaryFilter filter, RegistryDb db, CurrentUser user, FieldProtector protector, TimeProvider clock, CancellationToken ct)
    {
        var found = await Sorts.PageAsync(
            db.Matching(filter, page.Search, user.Reach, protector, clock), page,
            b => new
            {
                Beneficiary = b,
                Community = db.Communities.Where(c => c.Id == b.CommunityId).Select(c => c.Name).First(),
                Pairs = db.Pairs.Count(p => p.HelpedBeneficiaryId == b.Id && p.EndedOn == null),
            },
            ct);
        return TypedResults.Ok(new Page<Item>([.. found.Items.Select(row => Describe(row.Beneficiary, row.Community, row.Pairs, protector))], found.Next, found.Total));
    }

    private static Item Describe(Beneficiary b, string community, int pairs, FieldProtector protector) => new(
        b.Id, b.CommunityId, community, b.Kind, protector.Show(b.Name, Mask.Name)!, b.RegisteredOn, b.LastContactOn, b.RetainUntil, pairs);
}
