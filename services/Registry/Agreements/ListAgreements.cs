using Linli.RegistryService.Data;
using Linli.ServiceDefaults;
using Linli.ServiceDefaults.Http;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Linli.RegistryService.Agreements;

internal static class ListAgreements
{
    internal static readonly Sorts<Agreement> Sorts = new Sorts<Agreement>(a => a.Id)
        .By("-beginsOn", a => a.BeginsOn)
        .By("endsOn", a => a.EndsOn)
        .By("title", a => a.Title);

    internal static void Map(IEndpointRouteBuilder app) => app.MapGet("/agreements", Handle)
        .RequirePermission(Permissions.AgreementRead)
        .WithSummary("Agreements by community, unit, state, work area and how soon they end; q is part of the title or of a unit's name; sorted by beginsOn, endsOn or title.");

    internal static async Task<Ok<Page<AgreementView>>> Handle(
        [AsParameters] PageRequest page, [AsParameters] AgreementFilter filter, RegistryDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var found = await Sorts.PageAsync(await db.MatchingAsync(filter, page.Search, user, clock, ct), page, a => a.Id, ct);
        return TypedResults.Ok(new Page<AgreementView>(await db.ViewsAsync(found.Items, clock.Today(), ct), found.Next, found.Total));
    }
}
