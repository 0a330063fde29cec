using System.ComponentModel.DataAnnotations;
using Linli.Contracts.Registry.V1;
using Linli.RegistryService.Data;
using Linli.ServiceDefaults;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Linli.RegistryService.Pairs;

internal static class EndPair
{
    /// <param name="On">Empty for today.</param>
    internal sealed record Request(
        [property: Required, AllowedValues(PairResults.Solved, PairResults.MovedAway, PairResults.Replaced, PairResults.Stopped, ErrorMessage = "pair.result")] string Result,
        DateOnly? On = null,
        [property: MaxLength(PairRules.NoteLength)] string? Note = null);

    internal static void Map(IEndpointRouteBuilder app) => app.MapPost("/pairs/{id:guid}/end", Handle)
        .RequirePermission(Permissions.PairEdit)
        .WithSummary("End a pair with its result.");

    internal static async Task<Results<NoContent, NotFound>> Handle(
        Guid id, Request request, RegistryDb db, CurrentUser user, FieldProtector protector, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.LockPairAsync(id, ct) is not var (pair, _) || !user.Reach.Covers(pair.CommunityId))
        {
            return TypedResults.NotFound();
        }
        var today = clock.Today();
        pair.End(request.On ?? today, request.Result, protector.Seal(request.Note), today);
        db.Publish(new PairEnded(pair.TenantId, clock.GetUtcNow(), id, pair.CommunityId, pair.HelpedBeneficiaryId, request.Result, pair.EndedOn!.Value));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}
