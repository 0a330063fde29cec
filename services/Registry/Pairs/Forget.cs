using Linli.Contracts.Registry.V1;
using Linli.RegistryService.Data;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Pairs;

/// <summary>What says who somebody was leaves pairs and visits, as sets of rows.</summary>
internal static class Forget
{
    /// <summary>Beneficiaries are erased: their pairs end, and nothing in them leads back. The beneficiaries are locked.</summary>
    internal static async Task ForgetPairsAsync(this RegistryDb db, Guid[] beneficiaries, DateOnly today, DateTimeOffset now, CancellationToken ct)
    {
        var theirs = db.Pairs.Where(p => p.HelpedBeneficiaryId != null && beneficiaries.Contains(p.HelpedBeneficiaryId.Value));
        var live = await theirs.Where(p => p.EndedOn == null).Select(p => new { p.Id, p.CommunityId, p.HelpedBeneficiaryId, p.LastVisitOn }).ToListAsync(ct);
        await db.Database.ExecuteSqlAsync($"""
            UPDATE pair_visits v SET note = NULL, note_hash = NULL FROM pairs p
            WHERE v.tenant_id = {db.TenantId} AND p.tenant_id = v.tenant_id AND p.id = v.pair_id AND p.helped_beneficiary_id = ANY ({beneficiaries})
            """, ct);
        await theirs.Where(p => p.EndedOn == null).ExecuteUpdateAsync(set => set.SetProperty(p => p.EndedOn, today).SetProperty(p => p.Result, PairResults.Erased), ct);
        await db.Database.ExecuteSqlAsync($"""
            UPDATE pairs SET helped_beneficiary_id = NULL, helped_ref = gen_random_uuid(), helped_name = NULL, helped_name_hash = NULL, aim = NULL, result_note = NULL, result_note_hash = NULL
            WHERE tenant_id = {db.TenantId} AND helped_beneficiary_id = ANY ({beneficiaries})
            """, ct);
        live.ForEach(pair => db.Publish(new PairEnded(db.TenantId!.Value, now, pair.Id, pair.CommunityId, pair.HelpedBeneficiaryId, PairResults.Erased, today)));
    }

    /// <summary>Pairs that ended years ago keep their days and results only.</summary>
    /// <returns>How many pairs that were.</returns>
    internal static async Task<int> ForgetOldNamesAsync(this RegistryDb db, DateOnly today, CancellationToken ct)
    {
        var before = today.AddYears(-PairRules.YearsNamed);
        await db.Database.ExecuteSqlAsync($"""
            UPDATE pair_visits v SET note = NULL, note_hash = NULL FROM pairs p
            WHERE v.tenant_id = {db.TenantId} AND p.tenant_id = v.tenant_id AND p.id = v.pair_id AND p.ended_on < {before} AND v.note IS NOT NULL
            """, ct);
        return await db.Database.ExecuteSqlAsync($"""
            UPDATE pairs SET helper_ref = CASE WHEN helper_name IS NULL THEN helper_ref ELSE gen_random_uuid() END, helper_name = NULL, helper_name_hash = NULL,
                helped_ref = CASE WHEN helped_name IS NULL THEN helped_ref ELSE gen_random_uuid() END, helped_name = NULL, helped_name_hash = NULL,
                aim = NULL, result_note = NULL, result_note_hash = NULL
            WHERE tenant_id = {db.TenantId} AND ended_on < {before}
              AND (helper_name IS NOT NULL OR helped_name IS NOT NULL OR aim IS NOT NULL OR result_note IS NOT NULL)
            """, ct);
    }
}
