using System.Text.Json;
using Linli.RegistryService.Data;
using Linli.ServiceDefaults;
using Linli.ServiceDefaults.Security;
using Linli.ServiceDefaults.Spreadsheets;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Beneficiaries;

/// <summary>A beneficiary as they were before an import changed them. Whoever keeps it keeps it encrypted, and forgets it with them.</summary>
internal sealed record BeneficiaryBefore(string Kind, string Name, string? Phone, string? IdentityNumber, string? Address, Consent Consent, DateOnly RetainUntil)
{
    public static string Of(Beneficiary b, FieldProtector protector) => JsonSerializer.Serialize(new BeneficiaryBefore(
        b.Kind, protector.Open(b.Name)!, protector.Open(b.Phone), protector.Open(b.IdentityNumber), protector.Open(b.Address),
        new(b.ConsentOn, b.ConsentBy, b.ConsentExtent, b.SensitiveConsentOn), b.RetainUntil));

    public static BeneficiaryFacts Read(string before, Beneficiary now, FieldProtector protector)
    {
        var b = JsonSerializer.Deserialize<BeneficiaryBefore>(before)!;
        return new(
            b.Kind, protector.Seal(b.Name)!, protector.Seal(b.Phone), protector.Seal(b.IdentityNumber), protector.Seal(b.Address), b.Consent,
            b.RetainUntil == now.RetainUntil ? null : b.RetainUntil);
    }
}

internal static class UndoBeneficiaries
{
    /// <summary>Whoever was added is erased as anybody is, since they were registered by mistake; whoever was changed is as they were.</summary>
    public static async Task UndoBeneficiariesAsync(this RegistryDb db, IReadOnlyList<ImportedRow> rows, FieldProtector protector, TimeProvider clock, CancellationToken ct)
    {
        var ids = rows.Select(r => r.RowId).ToArray();
        await db.Database.SqlQuery<Guid>($"SELECT id AS \"Value\" FROM beneficiaries WHERE tenant_id = {db.TenantId} AND id = ANY ({ids}) ORDER BY id FOR UPDATE").ToListAsync(ct);
        var there = await db.Beneficiaries.Where(b => ids.Contains(b.Id)).ToDictionaryAsync(b => b.Id, ct);
        var used = await db.Pairs.Where(p => p.HelpedBeneficiaryId != null && ids.Contains(p.HelpedBeneficiaryId.Value)).Select(p => p.HelpedBeneficiaryId).Distinct().ToListAsync(ct);
        List<Erasable> added = [];
        foreach (var row in rows)
        {
            // Said masked: the reason is kept with the import.
            var name = protector.Show(there.GetValueOrDefault(row.RowId)?.Name, Mask.Name);
            var beneficiary = there.GetValueOrDefault(row.RowId) is { } found && found.Version == row.Version ? found : throw Sheets.Errors.ChangedSince(name);
            if (row.Before is { } before)
            {
                db.Change(beneficiary, BeneficiaryBefore.Read(before, beneficiary, protector), clock);
            }
            else if (used.Contains(beneficiary.Id))
            {
                throw Sheets.Errors.UsedSince(name!);
            }
            else
            {
                added.Add(new(beneficiary.Id, beneficiary.CommunityId, beneficiary.Kind));
            }
        }

        if (added.Count > 0)
        {
            await db.EraseAsync(added, EraseBeneficiary.ByMistake, clock, ct);
        }
    }
}
