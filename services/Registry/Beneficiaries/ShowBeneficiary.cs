using Linli.RegistryService.Data;
using Linli.ServiceDefaults.Audit;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Beneficiaries;

internal static class ShowBeneficiary
{
    internal sealed record Response(string Name, string? Phone, string? IdentityNumber, string? Address);

    internal static void Map(IEndpointRouteBuilder app) => app.MapGet("/beneficiaries/{id:guid}/full", Handle)
        .RequirePermission(Permissions.BeneficiaryDisclose)
        .WithSummary("One beneficiary in full; who looked and the reason are recorded.")
        .RecordsReading("beneficiary");

    internal static async Task<Results<Ok<Response>, NotFound>> Handle(Guid id, string? reason, RegistryDb db, CurrentUser user, FieldProtector protector, CancellationToken ct)
    {
        if (await db.Beneficiaries.AsNoTracking().SingleOrDefaultAsync(b => b.Id == id, ct) is not { } b || !user.Reach.Covers(b.CommunityId))
        {
            return TypedResults.NotFound();
        }
        Reasons.Require(reason);
        return TypedResults.Ok(new Response(protector.Open(b.Name)!, protector.Open(b.Phone), protector.Open(b.IdentityNumber), protector.Open(b.Address)));
    }
}
