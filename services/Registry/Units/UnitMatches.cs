using Linli.RegistryService.Data;
using Linli.ServiceDefaults.Security;
using Linli.ServiceDefaults.Spreadsheets;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Units;

/// <summary>
/// The live units that rows of a sheet mean: by credit code, else by name in the same community unless their codes say that they are two. What the person does not see is not found; its
/// credit code is taken all the same.
/// </summary>
internal sealed class UnitMatches(CurrentUser user, ILookup<string, Unit> byCode, ILookup<(Guid?, string), Unit> byName)
{
    public static async Task<UnitMatches> LoadAsync(RegistryDb db, CurrentUser user, IReadOnlyList<SheetRow> rows, CancellationToken ct)
    {
        var codes = rows.Select(r => r["creditCode"]).OfType<string>().Distinct().ToList();
        var names = rows.Select(r => r["name"]).OfType<string>().Distinct().ToList();
        var live = db.Units.AsNoTracking().Where(u => u.RetiredAt == null);
        var coded = codes.Count == 0 ? [] : await live.Where(u => codes.Contains(u.CreditCode!)).ToListAsync(ct);
        var named = names.Count == 0 ? [] : await live.Where(u => names.Contains(u.Name)).ToListAsync(ct);
        return new(user, coded.ToLookup(u => u.CreditCode!), named.Where(u => user.Reach.Covers(u) && user.Shows(u)).ToLookup(u => (u.CommunityId, u.Name)));
    }

    /// <returns>Null: none, or the row was refused.</returns>
    public Unit? Find(SheetRow row, Guid? communityId)
    {
        if (row["creditCode"] is { } code && byCode[code].FirstOrDefault() is { } coded)
        {
            if (user.Reach.Covers(coded) && user.Shows(coded) && user.Reach.MayMove(coded, communityId))
            {
                return coded;
            }

            row.Refuse("creditCode", Errors.CreditCodeTaken);
            return null;
        }

        var named = byName[(communityId, row["name"]!)].Where(u => u.CreditCode is null || row["creditCode"] is null).ToList();
        if (named.Count > 1)
        {
            row.Refuse("name", "unit.sheet_ambiguous", named.Count);
        }

        return named is [var one] ? one : null;
    }
}
