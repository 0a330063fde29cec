using Linli.RegistryService.Beneficiaries;
using Linli.RegistryService.Data;
using Linli.ServiceDefaults.Security;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Pairs;

/// <summary>How both sides of a pair are reached, in full.</summary>
internal sealed record PairContact(string? HelperName, string? HelperPhone, string? HelpedName, string? HelpedPhone, string? HelpedAddress);

internal static class PairContacts
{
    /// <summary>Whoever is helped agreed that the helper gets name, phone and address; null where there is no consent to ask for.</summary>
    public static bool? MayGiveContact(this PairRow row) => row.Beneficiary?.Allows(ConsentExtents.Contact);

    public static async Task<IReadOnlyDictionary<Guid, PairContact>> ContactsAsync(this RegistryDb db, IReadOnlyCollection<PairRow> rows, FieldProtector protector, CancellationToken ct)
    {
        var members = rows.SelectMany(r => new[] { r.Pair.HelperMemberId, r.Pair.HelpedMemberId }).OfType<Guid>().Distinct().ToList();
        var units = rows.Where(r => r.Pair.HelperKind == SideKinds.Unit).Select(r => r.Pair.HelperUnitId).OfType<Guid>().Distinct().ToList();
        var phones = (await db.Members.AsNoTracking().Where(m => members.Contains(m.Id)).Select(m => new { m.Id, m.Phone }).ToListAsync(ct)).ToDictionary(m => m.Id, m => m.Phone);
        var liaisons = (await db.Units.AsNoTracking().Where(u => units.Contains(u.Id)).Select(u => new { u.Id, u.LiaisonPhone }).ToListAsync(ct)).ToDictionary(u => u.Id, u => u.LiaisonPhone);
        return rows.ToDictionary(r => r.Pair.Id, r => new PairContact(
            r.HelperOf(protector, full: true).Name,
            protector.Open(PhoneOf(r.Pair.HelperMemberId, phones) ?? (r.Pair.HelperKind == SideKinds.Unit ? PhoneOf(r.Pair.HelperUnitId, liaisons) : null)),
            r.HelpedOf(protector, full: true).Name,
            protector.Open(r.Beneficiary?.Phone ?? PhoneOf(r.Pair.HelpedMemberId, phones)),
            protector.Open(r.Beneficiary?.Address)));

        static Sealed? PhoneOf(Guid? id, Dictionary<Guid, Sealed?> phones) => id is { } known ? phones.GetValueOrDefault(known) : null;
    }
}
