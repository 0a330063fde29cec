using Linli.RegistryService.Data;
using Linli.RegistryService.Sheets;
using Linli.ServiceDefaults.Security;
using Linli.ServiceDefaults.Spreadsheets;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Beneficiaries;

/// <summary>
/// The beneficiaries that rows of a sheet mean: with the same identity number; or of the same name in the same community, when neither numbers
/// nor phones say that they are two people. Compared by keyed hashes.
/// </summary>
internal sealed class BeneficiaryMatches(FieldProtector protector, ILookup<string, Beneficiary> byNumber, ILookup<string, Beneficiary> byName, IReadOnlySet<(Guid, string)> masked)
{
    public static async Task<BeneficiaryMatches> LoadAsync(RegistryDb db, CurrentUser user, FieldProtector protector, SheetPeople people, IReadOnlyList<SheetRow> rows, CancellationToken ct)
    {
        var there = db.Beneficiaries.AsNoTracking();
        var numbers = Hashes("identityNumber");
        var byNumber = numbers.Length == 0 ? [] : await there.Where(b => numbers.Contains(b.IdentityNumber!.Hash)).ToListAsync(ct);
        var names = Hashes("name");
        var byName = names.Length == 0 ? [] : await there.Within(user.Reach).Where(b => names.Contains(b.Name.Hash)).ToListAsync(ct);
        HashSet<(Guid, string)> masked = [];
        if (rows.Any(SaysTooLittle))
        {
            // Names are sealed: whose masked form it is shows only when they are opened.
            await foreach (var b in there.Within(user.Reach).AsAsyncEnumerable().WithCancellation(ct))
            {
                masked.Add((b.CommunityId, protector.Show(b.Name, Mask.Name)!));
            }
        }

        return new(
            protector, byNumber.Where(b => !people.Added(b.Id)).ToLookup(b => Key(b.IdentityNumber)!), byName.Where(b => !people.Added(b.Id)).ToLookup(b => Key(b.Name)!), masked);

        byte[][] Hashes(string column) => [.. rows.Select(r => r[column]).OfType<string>().Distinct().Select(protector.Hash)];
    }

    /// <returns>Null: nobody, or the row was refused.</returns>
    public Beneficiary? Find(SheetRow row, Guid communityId)
    {
        var (number, phone) = (Key(row["identityNumber"]), Key(row["phone"]));
        if (number is not null && byNumber[number].FirstOrDefault() is { } same)
        {
            if (same.CommunityId != communityId)
            {
                row.Refuse("identityNumber", Errors.IdentityTaken);
            }

            return same.CommunityId == communityId ? same : null;
        }

        var called = byName[Key(row["name"])!].Where(b => b.CommunityId == communityId && Agree(Key(b.IdentityNumber), number) && Agree(Key(b.Phone), phone)).ToList();
        if (called.FindAll(b => Key(b.IdentityNumber) == number && Key(b.Phone) == phone) is [var exactly])
        {
            return exactly;
        }

        if (called.Count > 1)
        {
            row.Refuse("name", "beneficiary.sheet_ambiguous", called.Count);
        }
        else if (called.Count == 0 && SaysTooLittle(row) && masked.Contains((communityId, row["name"]!)))
        {
            row.Refuse("name", "sheet.masked_name");
        }

        return called is [var one] ? one : null;
    }

    /// <summary>A surname and 某 alone, as exported files have it: somebody, but who?</summary>
    private static bool SaysTooLittle(SheetRow row) => row["name"] is { } name && name == Mask.Name(name) && row["identityNumber"] is null && row["phone"] is null;

    private static bool Agree(string? one, string? other) => one is null || other is null || one == other;

    private static string? Key(Sealed? value) => value is null ? null : Convert.ToHexString(value.Hash);

    private string? Key(string? text) => text is null ? null : Convert.ToHexString(protector.Hash(text));
}
