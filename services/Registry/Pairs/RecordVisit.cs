using System.ComponentModel.DataAnnotations;
using Linli.Contracts.Registry.V1;
using Linli.RegistryService.Data;
using Linli.ServiceDefaults;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Linli.RegistryService.Pairs;

internal static class RecordVisit
{
    /// <param name="On">Empty for today.</param>
    internal sealed record Request(
        [property: Required, AllowedValues(VisitOutcomes.Helped, VisitOutcomes.FollowUp, VisitOutcomes.NoNeed, VisitOutcomes.NotMet, ErrorMessage = "pair.outcome")] string Outcome,
        DateOnly? On = null,
        [property: MaxLength(PairRules.NoteLength)] string? Note = null);

    internal sealed record Response(Guid Id);

    internal static void Map(IEndpointRouteBuilder app) => app.MapPost("/pairs/{id:guid}/visits", Handle)
        .RequirePermission(Permissions.PairEdit)
        .WithSummary("Record a visit with what came of it.");

    internal static async Task<Results<Created<Response>, NotFound>> Handle(
        Guid id, Request request, RegistryDb db, CurrentUser user, FieldProtector protector, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.LockPairAsync(id, ct) is not var (pair, beneficiary) || !user.Reach.Covers(pair.CommunityId))
        {
            return TypedResults.NotFound();
        }
        var today = clock.Today();
        var visit = pair.Visit(request.On ?? today, request.Outcome, protector.Seal(request.Note), today);
        if (visit.Outcome != VisitOutcomes.NotMet)
        {
            beneficiary?.Visited(visit.On);
        }
        db.PairVisits.Add(visit);
        db.Publish(new PairVisited(pair.TenantId, clock.GetUtcNow(), visit.Id, id, pair.CommunityId, pair.HelpedBeneficiaryId, visit.Outcome, visit.On));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Created($"/pairs/{id}", new Response(visit.Id));
    }
}
