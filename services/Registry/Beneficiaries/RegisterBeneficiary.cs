using Linli.Contracts.Registry.V1;
using Linli.RegistryService.Data;
using Linli.ServiceDefaults;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Beneficiaries;

internal static class RegisterBeneficiary
{
    internal sealed record Response(Guid Id, DateOnly RetainUntil);

    internal static void Map(IEndpointRouteBuilder app) => app.MapPost("/communities/{communityId:guid}/beneficiaries", Handle)
        .RequirePermission(Permissions.BeneficiaryEdit)
        .WithSummary("Register a beneficiary with their consent.");

    internal static async Task<Results<Created<Response>, NotFound>> Handle(
        Guid communityId, BeneficiaryRequest request, RegistryDb db, CurrentUser user, FieldProtector protector, TimeProvider clock, CancellationToken ct)
    {
        if (!user.Reach.Covers(communityId) || await db.Communities.SingleOrDefaultAsync(c => c.Id == communityId, ct) is not { } community)
        {
            return TypedResults.NotFound();
        }
        community.RefuseWhenRetired();
        var today = clock.Today();
        var beneficiary = Beneficiary.Register(communityId, request.ToFacts(protector), request.RegisteredOn ?? today, today);
        db.Beneficiaries.Add(beneficiary);
        db.Publish(new BeneficiaryRegistered(beneficiary.TenantId, clock.GetUtcNow(), beneficiary.Id, communityId, beneficiary.Kind, beneficiary.RegisteredOn));
        await db.SaveChangesAsync(ct);
        return TypedResults.Created($"/beneficiaries/{beneficiary.Id}", new Response(beneficiary.Id, beneficiary.RetainUntil));
    }
}
