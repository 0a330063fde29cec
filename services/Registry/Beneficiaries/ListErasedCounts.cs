using Linli.RegistryService.Data;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Beneficiaries;

internal static class ListErasedCounts
{
    internal sealed record Item(Guid CommunityId, string CommunityName, string Kind, int Year, int Number);

    internal static void Map(IEndpointRouteBuilder app) => app.MapGet("/beneficiaries/erased", Handle)
        .RequirePermission(Permissions.BeneficiaryRead)
        .WithSummary("How many beneficiaries were erased, by year, community and kind, the latest year first.");

    internal static async Task<Ok<List<Item>>> Handle(RegistryDb db, CurrentUser user, CancellationToken ct) =>
        TypedResults.Ok(await db.ErasedCounts.AsNoTracking().Within(user.Reach)
            .OrderByDescending(e => e.Year).ThenBy(e => e.CommunityId).ThenBy(e => e.Kind)
            .Select(e => new Item(e.CommunityId, db.Communities.Where(c => c.Id == e.CommunityId).Select(c => c.Name).First(), e.Kind, e.Year, e.Number)).ToListAsync(ct));
}
