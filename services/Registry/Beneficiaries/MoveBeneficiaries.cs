using Linli.Contracts.Registry.V1;
using Linli.RegistryService.Data;
using Linli.RegistryService.Pairs;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Beneficiaries;

internal static class MoveBeneficiaries
{
    /// <summary>A community was merged: its beneficiaries go over, and all its pairs.</summary>
    internal static Task MoveBeneficiariesAsync(this RegistryDb db, Guid from, Guid into, DateOnly on, DateTimeOffset now, CancellationToken ct) =>
        db.MoveAsync(db.Beneficiaries, db.Pairs, from, into, on, now, ct);

    /// <summary>A community was split: those who were chosen go along, with the pairs that help them.</summary>
    internal static Task MoveBeneficiariesAsync(this RegistryDb db, IReadOnlyCollection<Guid> chosen, Guid from, Guid into, DateOnly on, DateTimeOffset now, CancellationToken ct) =>
        db.MoveAsync(
            db.Beneficiaries.Where(b => chosen.Contains(b.Id)), db.Pairs.Where(p => p.HelpedBeneficiaryId != null && chosen.Contains(p.HelpedBeneficiaryId.Value)), from, into, on, now, ct);

    private static async Task MoveAsync(this RegistryDb db, IQueryable<Beneficiary> beneficiaries, IQueryable<Pair> pairs, Guid from, Guid into, DateOnly on, DateTimeOffset now, CancellationToken ct)
    {
        foreach (var beneficiary in await beneficiaries.Where(b => b.CommunityId == from).OrderBy(b => b.Id).ToListAsync(ct))
        {
            beneficiary.MoveTo(into);
            db.Publish(new BeneficiaryChanged(beneficiary.TenantId, now, beneficiary.Id, into, beneficiary.Kind, from, on));
        }
        foreach (var pair in await pairs.Where(p => p.CommunityId == from && p.EndedOn == null).OrderBy(p => p.Id).ToListAsync(ct))
        {
            pair.MoveTo(into);
            db.Publish(new PairMoved(pair.TenantId, now, pair.Id, into, from, on, pair.HelpedBeneficiaryId, pair.HelperKind));
        }
    }
}
