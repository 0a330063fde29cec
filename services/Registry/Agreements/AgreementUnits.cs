using Linli.RegistryService.Data;
using Linli.RegistryService.Units;
using Linli.ServiceDefaults.Security;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Agreements;

/// <summary>The units that an agreement is with.</summary>
internal static class AgreementUnits
{
    /// <summary>Of the communities in reach, and those with a unit in reach: its liaison reads what it signed.</summary>
    public static IQueryable<Agreement> Within(this RegistryDb db, IQueryable<Agreement> agreements, Reach reach) => reach.All
        ? agreements
        : agreements.Where(a => reach.Communities.Contains(a.CommunityId) || db.AgreementParties.Any(p => p.AgreementId == a.Id && reach.Units.Contains(p.UnitId)));

    public static Task<List<AgreementParty>> PartiesAsync(this RegistryDb db, Guid agreementId, CancellationToken ct) =>
        db.AgreementParties.Where(p => p.AgreementId == agreementId).OrderBy(p => p.Position).ToListAsync(ct);

    /// <summary>Any live unit of the sub-district that the person may see, also of another community: units work where they want to.</summary>
    public static async Task RequireUnitsAsync(this RegistryDb db, IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        if (await db.Units.CountAsync(u => ids.Contains(u.Id) && u.RetiredAt == null, ct) != ids.Count)
        {
            throw Errors.UnknownUnit();
        }
    }

    /// <summary>The records that go on for these, where they became part of others.</summary>
    public static async Task<List<Guid>> PresentUnitsAsync(this RegistryDb db, IEnumerable<Guid> ids, CancellationToken ct)
    {
        List<Guid> present = [.. ids];
        while (await db.Units.Where(u => present.Contains(u.Id) && u.MergedIntoId != null).Select(u => new { u.Id, Into = u.MergedIntoId!.Value }).ToListAsync(ct) is { Count: > 0 } merged)
        {
            present = [.. present.Select(id => merged.Find(m => m.Id == id)?.Into ?? id).Distinct()];
        }
        return present;
    }

    /// <summary>The agreement, locked, so that two who sign, renew or end it go one after the other. Needs a transaction.</summary>
    public static Task<Agreement?> LockAgreementAsync(this RegistryDb db, Guid id, CancellationToken ct) =>
        db.Agreements.FromSql($"SELECT *, xmin FROM agreements WHERE tenant_id = {db.TenantId} AND id = {id} FOR NO KEY UPDATE").SingleOrDefaultAsync(ct);
}
