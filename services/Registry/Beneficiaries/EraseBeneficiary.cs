using System.ComponentModel.DataAnnotations;
using Linli.RegistryService.Data;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Beneficiaries;

internal static class EraseBeneficiary
{
    internal const string ByRequest = "request";
    internal const string ConsentWithdrawn = "consent_withdrawn";
    internal const string MovedAway = "moved_away";
    internal const string ByMistake = "mistake";

    internal sealed record Request(
        [property: Required, AllowedValues(ByRequest, ConsentWithdrawn, MovedAway, ByMistake, ErrorMessage = "beneficiary.erase_reason")] string Reason);

    internal static void Map(IEndpointRouteBuilder app) => app.MapPost("/beneficiaries/{id:guid}/erase", Handle)
        .RequirePermission(Permissions.BeneficiaryEdit)
        .WithSummary("Erase a beneficiary for good: the consent was withdrawn, they ask for it, or they are not helped here any more. Counts stay.");

    internal static async Task<Results<NoContent, NotFound>> Handle(Guid id, Request request, RegistryDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.LockBeneficiaryAsync(id, ct) is not { } beneficiary || !user.Reach.Covers(beneficiary.CommunityId))
        {
            return TypedResults.NotFound();
        }
        await db.EraseAsync([new(id, beneficiary.CommunityId, beneficiary.Kind)], request.Reason, clock, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}
