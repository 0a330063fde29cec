using Linli.Contracts.Registry.V1;
using Linli.RegistryService.Data;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Agreements;

/// <summary>Agreements follow their communities and units; what has ended stays with what it was.</summary>
internal static class MoveAgreements
{
    /// <summary>A community was merged: those that are not over go on with the other one.</summary>
    public static Task MoveAgreementsAsync(this RegistryDb db, Guid from, Guid into, DateOnly on, DateTimeOffset now, CancellationToken ct) =>
        db.MoveAsync(db.Agreements.Where(a => a.CommunityId == from && a.EndedOn == null), into, on, now, ct);

    /// <summary>A community was split: those go along whose units all do.</summary>
    public static Task MoveAgreementsOfAsync(this RegistryDb db, IReadOnlyCollection<Guid> units, Guid from, Guid into, DateOnly on, DateTimeOffset now, CancellationToken ct) =>
        db.MoveAsync(db.Agreements.Where(a => a.CommunityId == from && a.EndedOn == null && db.AgreementParties.Where(p => p.AgreementId == a.Id).All(p => units.Contains(p.UnitId))), into, on, now, ct);

    /// <summary>Two records of a unit became one, or are two again: what they have signed counts for the one that goes on.</summary>
    /// <param name="parts">The records that go over.</param>
    /// <param name="staying">Those that the former one keeps: where one of them signed too, it stays a party beside the other.</param>
    public static async Task TellAgreementsAsync(
        this RegistryDb db, IReadOnlyCollection<Guid> parts, IReadOnlyCollection<Guid> staying, Guid from, Guid into, DateOnly on, DateTimeOffset now, CancellationToken ct)
    {
        var theirs = await db.Agreements.Where(a => a.State == AgreementStates.InForce && db.AgreementParties.Any(p => p.AgreementId == a.Id && parts.Contains(p.UnitId))).OrderBy(a => a.Id)
            .Select(a => new { a.Id, Stays = db.AgreementParties.Any(p => p.AgreementId == a.Id && staying.Contains(p.UnitId)) }).ToListAsync(ct);
        theirs.ForEach(a => db.Publish(new AgreementUnitReplaced(db.TenantId!.Value, now, a.Id, a.Stays ? null : from, into, on)));
    }

    private static async Task MoveAsync(this RegistryDb db, IQueryable<Agreement> agreements, Guid into, DateOnly on, DateTimeOffset now, CancellationToken ct)
    {
        foreach (var agreement in await agreements.OrderBy(a => a.Id).ToListAsync(ct))
        {
            var former = agreement.CommunityId;
            agreement.MoveTo(into);
            // What is not in force yet says where it is when it takes effect.
            if (agreement.State == AgreementStates.InForce)
            {
                db.Publish(new AgreementMoved(agreement.TenantId, now, agreement.Id, into, former, on));
            }
        }
    }
}
