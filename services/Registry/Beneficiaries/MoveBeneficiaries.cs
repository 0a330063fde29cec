using Linli.Contracts.Registry.V1;
using Linli.RegistryService.Data;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Beneficiaries;

/// <summary>A community was merged: its beneficiaries and what helps them go over. After a split all stay, since nobody chose who goes.</summary>
internal static class MoveBeneficiaries
{
    internal static async Task MoveBeneficiariesAsync(this RegistryDb db, Guid from, Guid into, DateOnly on, DateTimeOffset now, CancellationToken ct)
    {
        foreach (var beneficiary in await db.Beneficiaries.Where(b => b.CommunityId == from).OrderBy(b => b.Id).ToListAsync(ct))
        {
            beneficiary.MoveTo(into);
            db.Publish(new BeneficiaryChanged(beneficiary.TenantId, now, beneficiary.Id, into, beneficiary.Kind, from, on));
        }
        foreach (var pair in await db.Pairs.Where(p => p.CommunityId == from && p.EndedOn == null).OrderBy(p => p.Id).ToListAsync(ct))
        {
            pair.MoveTo(into);
            db.Publish(new PairMoved(pair.TenantId, now, pair.Id, into, from, on, pair.HelpedBeneficiaryId, pair.HelperKind));
        }
    }
}
