using System.ComponentModel.DataAnnotations;
using Linli.Contracts.Registry.V1;
using Linli.RegistryService.Data;
using Linli.ServiceDefaults;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Pairs;

internal static class StartPair
{
    /// <param name="On">The day of the pairing; empty for today.</param>
    internal sealed record Request(
        [property: Required] SideRequest Helper,
        [property: Required] SideRequest Helped,
        DateOnly? On = null,
        [property: MaxLength(PairRules.AimLength)] string? Aim = null);

    internal sealed record Response(Guid Id, string Card);

    internal static void Map(IEndpointRouteBuilder app) => app.MapPost("/communities/{communityId:guid}/pairs", Handle)
        .RequirePermission(Permissions.PairEdit)
        .WithSummary("Start a helping pair of any two of unit, member, person and family; it gets a numbered contact card.");

    internal static async Task<Results<Created<Response>, NotFound>> Handle(
        Guid communityId, Request request, RegistryDb db, CurrentUser user, FieldProtector protector, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (!user.Reach.Covers(communityId) || await db.Communities.SingleOrDefaultAsync(c => c.Id == communityId, ct) is not { } community)
        {
            return TypedResults.NotFound();
        }
        community.RefuseWhenRetired();
        var helper = await db.FindHelperAsync(request.Helper, user, protector, ct) ?? throw Errors.UnknownHelper();
        var helped = await db.FindHelpedAsync(request.Helped, communityId, user, protector, ct) ?? throw Errors.UnknownHelped();
        var today = clock.Today();
        var on = request.On ?? today;
        var pair = Pair.Start(communityId, await db.NextPairNumberAsync(on.Year, ct), helper, helped, Text.OrNull(request.Aim), on, today);
        db.Pairs.Add(pair);
        db.Publish(new PairStarted(pair.TenantId, clock.GetUtcNow(), pair.Id, communityId, pair.HelperKind, pair.HelpedKind, pair.HelpedBeneficiaryId, pair.HelperUnitId, on));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Created($"/pairs/{pair.Id}", new Response(pair.Id, pair.Card));
    }
}
