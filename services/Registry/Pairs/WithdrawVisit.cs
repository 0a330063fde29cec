using Linli.Contracts.Registry.V1;
using Linli.RegistryService.Data;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Pairs;

internal static class WithdrawVisit
{
    internal static void Map(IEndpointRouteBuilder app) => app.MapPost("/visits/{id:guid}/withdraw", Handle)
        .RequirePermission(Permissions.PairEdit)
        .WithSummary("Take back a visit that was entered by mistake; its note goes with it.");

    internal static async Task<Results<NoContent, NotFound>> Handle(Guid id, RegistryDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var pairId = await db.PairVisits.Where(v => v.Id == id).Select(v => (Guid?)v.PairId).SingleOrDefaultAsync(ct);
        if (pairId is not { } known || await db.LockPairAsync(known, ct) is not var (pair, beneficiary) || !user.Reach.Covers(pair.CommunityId))
        {
            return TypedResults.NotFound();
        }
        pair.RefuseWhenEnded();
        var visits = await db.PairVisits.Where(v => v.PairId == known).ToListAsync(ct);
        var visit = visits.Single(v => v.Id == id);
        visit.Withdraw(clock.GetUtcNow());
        pair.Recount([.. visits.Where(v => v.WithdrawnAt is null)]);
        beneficiary?.ContactWas(await LastOfAllAsync(db, pair, id, ct));
        db.Publish(new PairVisitWithdrawn(pair.TenantId, clock.GetUtcNow(), id, known, pair.CommunityId, pair.HelpedBeneficiaryId, visit.On));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }

    /// <summary>Others may help the same person: the last visit of any of them counts.</summary>
    private static Task<DateOnly?> LastOfAllAsync(RegistryDb db, Pair pair, Guid without, CancellationToken ct) =>
        db.PairVisits.Where(v => v.Id != without && v.WithdrawnAt == null && v.Outcome != VisitOutcomes.NotMet)
            .Where(v => db.Pairs.Any(p => p.Id == v.PairId && p.HelpedBeneficiaryId == pair.HelpedBeneficiaryId)).MaxAsync(v => (DateOnly?)v.On, ct);
}
