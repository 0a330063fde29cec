using Linli.RegistryService.Beneficiaries;
using Linli.RegistryService.Pairs;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Data;

/// <summary>Always the beneficiary before the pair: erasing goes the same way. Needs a transaction.</summary>
internal static class PairLocks
{
    public static async Task<Beneficiary?> LockBeneficiaryAsync(this RegistryDb db, Guid id, CancellationToken ct)
    {
        await db.Database.SqlQuery<Guid>($"SELECT id AS \"Value\" FROM beneficiaries WHERE tenant_id = {db.TenantId} AND id = {id} FOR NO KEY UPDATE").ToListAsync(ct);
        return await db.Beneficiaries.SingleOrDefaultAsync(b => b.Id == id, ct);
    }

    /// <summary>The pair and whom it helps, if that is somebody on record.</summary>
    public static async Task<(Pair Pair, Beneficiary? Beneficiary)?> LockPairAsync(this RegistryDb db, Guid id, CancellationToken ct)
    {
        var helped = await db.Pairs.Where(p => p.Id == id).Select(p => p.HelpedBeneficiaryId).SingleOrDefaultAsync(ct);
        var beneficiary = helped is { } beneficiaryId ? await db.LockBeneficiaryAsync(beneficiaryId, ct) : null;
        await db.Database.SqlQuery<Guid>($"SELECT id AS \"Value\" FROM pairs WHERE tenant_id = {db.TenantId} AND id = {id} FOR NO KEY UPDATE").ToListAsync(ct);
        return await db.Pairs.SingleOrDefaultAsync(p => p.Id == id, ct) is { } pair ? (pair, beneficiary) : null;
    }

    /// <summary>The next card's number of the year, one after the other in the sub-district.</summary>
    public static async Task<int> NextPairNumberAsync(this RegistryDb db, int year, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({$"pairs of {db.TenantId}"}, 0))", ct);
        return 1 + (await db.Pairs.Where(p => p.Year == year).MaxAsync(p => (int?)p.Number, ct) ?? 0);
    }
}
