using Linli.Contracts.Registry.V1;
using Linli.RegistryService.Data;
using Linli.ServiceDefaults;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Beneficiaries;

internal static class ChangeBeneficiary
{
    internal static void Map(IEndpointRouteBuilder app) => app.MapPut("/beneficiaries/{id:guid}", Handle)
        .RequirePermission(Permissions.BeneficiaryEdit)
        .WithSummary("Correct a beneficiary, note a renewed consent, or keep the record longer. The version is the one that was read.");

    internal static async Task<Results<NoContent, NotFound>> Handle(
        Guid id, uint version, BeneficiaryRequest request, RegistryDb db, CurrentUser user, FieldProtector protector, TimeProvider clock, CancellationToken ct)
    {
        if (await db.Beneficiaries.SingleOrDefaultAsync(b => b.Id == id, ct) is not { } beneficiary || !user.Reach.Covers(beneficiary.CommunityId))
        {
            return TypedResults.NotFound();
        }
        db.Expect(beneficiary, version);
        db.Change(beneficiary, request.ToFacts(protector, beneficiary), clock);
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }

    /// <summary>Changes them and tells what others count by.</summary>
    internal static void Change(this RegistryDb db, Beneficiary beneficiary, BeneficiaryFacts facts, TimeProvider clock)
    {
        var formerKind = beneficiary.Kind;
        beneficiary.Change(facts, clock.Today());
        if (beneficiary.Kind != formerKind)
        {
            db.Publish(new BeneficiaryChanged(beneficiary.TenantId, clock.GetUtcNow(), beneficiary.Id, beneficiary.CommunityId, beneficiary.Kind, null, null));
        }
    }
}
