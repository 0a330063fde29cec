using Linli.Contracts.Registry.V1;
using Linli.RegistryService.Data;
using Linli.RegistryService.Pairs;
using Linli.ServiceDefaults;
using Linli.ServiceDefaults.Audit;
using Linli.ServiceDefaults.Spreadsheets.Imports;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Beneficiaries;

/// <summary>What is known of somebody when they are erased: nothing that says who.</summary>
internal sealed record Erasable(Guid Id, Guid CommunityId, string Kind);

/// <summary>
/// Erases beneficiaries as a set. Their pairs end; of pairs and visits stay the days and outcomes, without names, notes or a way back to
/// the person. Needs a transaction in which the beneficiaries are locked.
/// </summary>
internal static class Erasure
{
    internal static async Task EraseAsync(this RegistryDb db, IReadOnlyList<Erasable> erased, string reason, TimeProvider clock, CancellationToken ct)
    {
        var (now, today) = (clock.GetUtcNow(), clock.Today());
        Guid[] ids = [.. erased.Select(e => e.Id)];
        await db.ForgetPairsAsync(ids, today, now, ct);
        foreach (var group in erased.GroupBy(e => (e.CommunityId, e.Kind)))
        {
            await db.Database.ExecuteSqlAsync($"""
                INSERT INTO erased_counts AS c (tenant_id, id, community_id, kind, year, number)
                VALUES ({db.TenantId}, {Guid.CreateVersion7()}, {group.Key.CommunityId}, {group.Key.Kind}, {today.Year}, {group.Count()})
                ON CONFLICT (tenant_id, community_id, kind, year) DO UPDATE SET number = c.number + excluded.number
                """, ct);
        }

        await db.Beneficiaries.Where(b => ids.Contains(b.Id)).ExecuteDeleteAsync(ct);
        await db.ForgetImportedAsync(ids, ct);
        foreach (var gone in erased)
        {
            db.Publish(new BeneficiaryErased(db.TenantId!.Value, now, gone.Id, gone.CommunityId, today));
            db.Record(new("beneficiary", gone.Id.ToString(), AuditActions.Removed) { CommunityId = gone.CommunityId, Reason = reason });
        }

        // What was loaded to be locked is gone by now.
        db.ChangeTracker.Entries<Beneficiary>().Where(e => ids.Contains(e.Entity.Id)).ToList().ForEach(e => e.State = EntityState.Detached);
        await db.SaveChangesAsync(ct);
    }
}
