using Linli.RegistryService.Data;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Linli.RegistryService.Agreements;

internal static class ChangeAgreement
{
    internal static void Map(IEndpointRouteBuilder app) => app.MapPut("/agreements/{id:guid}", Handle)
        .RequirePermission(Permissions.AgreementEdit)
        .WithSummary("Change a draft; what is signed is not changed but renewed. The version is the one that was read.");

    internal static async Task<Results<NoContent, NotFound>> Handle(Guid id, uint version, AgreementRequest request, RegistryDb db, CurrentUser user, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.LockAgreementAsync(id, ct) is not { } agreement || !user.Reach.Covers(agreement.CommunityId))
        {
            return TypedResults.NotFound();
        }
        db.Expect(agreement, version);
        agreement.Change(request.ToFacts());
        await SetPartiesAsync(db, id, request.Units, ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }

    /// <summary>Who is a party already may stay, also where the unit was retired meanwhile.</summary>
    private static async Task SetPartiesAsync(RegistryDb db, Guid id, IReadOnlyList<Guid> units, CancellationToken ct)
    {
        var parties = await db.PartiesAsync(id, ct);
        await db.RequireUnitsAsync([.. units.Except(parties.Select(p => p.UnitId))], ct);
        if (!units.SequenceEqual(parties.Select(p => p.UnitId)))
        {
            db.RemoveRange(parties);
            await db.SaveChangesAsync(ct);
            db.AgreementParties.AddRange(units.Select((unit, i) => new AgreementParty(id, unit, i)));
        }
    }
}
