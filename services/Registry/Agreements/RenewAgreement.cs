using Linli.RegistryService.Data;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Agreements;

internal static class RenewAgreement
{
    /// <param name="BeginsOn">Empty for the day after the former one's last.</param>
    /// <param name="EndsOn">Empty for a term as long as the former one's.</param>
    internal sealed record Request(DateOnly? BeginsOn = null, DateOnly? EndsOn = null);

    internal sealed record Response(Guid Id);

    internal static void Map(IEndpointRouteBuilder app) => app.MapPost("/agreements/{id:guid}/renew", Handle)
        .RequirePermission(Permissions.AgreementEdit)
        .WithSummary("Draft the agreement that goes on with this one, with the same units and duties; there is no more than one.");

    internal static async Task<Results<Created<Response>, NotFound>> Handle(Guid id, Request request, RegistryDb db, CurrentUser user, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.LockAgreementAsync(id, ct) is not { } former || !user.Reach.Covers(former.CommunityId))
        {
            return TypedResults.NotFound();
        }
        if (former.State == AgreementStates.Draft)
        {
            throw Errors.NotSigned(former.Title);
        }
        (await db.Communities.SingleAsync(c => c.Id == former.CommunityId, ct)).RefuseWhenRetired();
        var begins = request.BeginsOn ?? former.EndsOn.AddDays(1);
        var ends = request.EndsOn ?? begins.AddDays(former.EndsOn.DayNumber - former.BeginsOn.DayNumber);
        var agreement = Agreement.Draft(former.CommunityId, new(former.Title, former.WorkAreas, begins, ends, former.CommunityDuties, former.UnitDuties), id);
        db.Agreements.Add(agreement);
        db.AgreementParties.AddRange((await UnitsAsync(db, id, ct)).Select((unit, i) => new AgreementParty(agreement.Id, unit, i)));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Created($"/agreements/{agreement.Id}", new Response(agreement.Id));
    }

    /// <summary>Those that are still there, by the records that go on for them.</summary>
    private static async Task<List<Guid>> UnitsAsync(RegistryDb db, Guid former, CancellationToken ct)
    {
        var present = await db.PresentUnitsAsync((await db.PartiesAsync(former, ct)).Select(p => p.UnitId), ct);
        var live = await db.Units.Where(u => present.Contains(u.Id) && u.RetiredAt == null).Select(u => u.Id).ToListAsync(ct);
        return live.Count == 0 ? throw Errors.NoUnitLeft() : [.. present.Where(live.Contains)];
    }
}
