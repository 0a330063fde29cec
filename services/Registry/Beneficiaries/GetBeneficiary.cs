using Linli.RegistryService.Data;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Beneficiaries;

internal static class GetBeneficiary
{
    internal sealed record Response(
        Guid Id, uint Version, Guid CommunityId, string CommunityName, string Kind, string Name, string? Phone, string? IdentityNumber, string? Address,
        DateOnly ConsentOn, ConsentBy ConsentBy, IReadOnlyList<string> ConsentExtent, DateOnly? SensitiveConsentOn, DateOnly RegisteredOn, DateOnly LastContactOn, DateOnly RetainUntil);

    internal static void Map(IEndpointRouteBuilder app) => app.MapGet("/beneficiaries/{id:guid}", Handle)
        .RequirePermission(Permissions.BeneficiaryRead)
        .WithSummary("One beneficiary, masked.");

    internal static async Task<Results<Ok<Response>, NotFound>> Handle(Guid id, RegistryDb db, CurrentUser user, FieldProtector protector, CancellationToken ct)
    {
        var found = await db.Beneficiaries.AsNoTracking().Where(b => b.Id == id)
            .Select(b => new { Row = b, Community = db.Communities.Where(c => c.Id == b.CommunityId).Select(c => c.Name).First() }).SingleOrDefaultAsync(ct);
        return found is { Row: var b } && user.Reach.Covers(b.CommunityId)
            ? TypedResults.Ok(new Response(
                b.Id, b.Version, b.CommunityId, found.Community, b.Kind, protector.Show(b.Name, Mask.Name)!, protector.Show(b.Phone, Mask.Phone),
                protector.Show(b.IdentityNumber, Mask.IdentityNumber), protector.Show(b.Address, Mask.Address),
                b.ConsentOn, b.ConsentBy, b.ConsentExtent, b.SensitiveConsentOn, b.RegisteredOn, b.LastContactOn, b.RetainUntil))
            : TypedResults.NotFound();
    }
}
