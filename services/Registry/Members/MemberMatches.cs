using Linli.RegistryService.Data;
using Linli.ServiceDefaults.Security;
using Linli.ServiceDefaults.Spreadsheets;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Members;

/// <summary>
/// The members, reported in at present, that rows of a sheet mean: of the same name, with the same phone, or in the same community when their phones
/// or their units do not say that they are two people.
/// </summary>
internal sealed class MemberMatches(CurrentUser user, FieldProtector protector, ILookup<string, Member> byName)
{
    public static async Task<MemberMatches> LoadAsync(RegistryDb db, CurrentUser user, FieldProtector protector, IReadOnlyList<SheetRow> rows, CancellationToken ct)
    {
        var names = rows.Select(r => r["name"]).OfType<string>().Distinct().ToList();
        var there = names.Count == 0 ? [] : await db.Members.AsNoTracking().Where(m => m.LeftOn == null && names.Contains(m.Name)).ToListAsync(ct);
        return new(user, protector, there.ToLookup(m => m.Name));
    }

    /// <summary>All who may be meant.</summary>
    public IReadOnlyList<Guid> Ids => [.. byName.SelectMany(called => called).Select(m => m.Id)];

    /// <returns>Null: nobody, or the row was refused.</returns>
    public Member? Find(SheetRow row, Guid communityId, Guid? unitId)
    {
        var hash = row["phone"] is { } phone ? protector.Hash(phone) : null;
        var called = byName[row["name"]!].ToList();
        if (hash is not null && called.Find(m => Same(m.Phone?.Hash, hash)) is { } same)
        {
            if (same.CommunityId == communityId && user.Reach.Covers(communityId))
            {
                return same;
            }

            row.Refuse("name", "member.sheet_elsewhere");
            return null;
        }

        var likely = called.FindAll(m => m.CommunityId == communityId && (m.Phone is null || hash is null || (unitId is not null && m.UnitId == unitId)));
        if (likely.Count > 1 && unitId is not null)
        {
            likely = likely.FindAll(m => m.UnitId == unitId);
        }

        if (likely.Count > 1)
        {
            row.Refuse("name", "member.sheet_ambiguous", likely.Count);
        }

        return likely is [var one] ? one : null;
    }

    private static bool Same(byte[]? one, byte[] other) => one is not null && one.AsSpan().SequenceEqual(other);
}
