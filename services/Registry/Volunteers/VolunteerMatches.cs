using Linli.RegistryService.Data;
using Linli.RegistryService.Sheets;
using Linli.ServiceDefaults.Security;
using Linli.ServiceDefaults.Spreadsheets;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Volunteers;

/// <summary>The volunteers that rows of a sheet mean: of the same name in the same community, when their phones do not say that they are two people.</summary>
internal sealed class VolunteerMatches(FieldProtector protector, ILookup<string, Volunteer> byName)
{
    public static async Task<VolunteerMatches> LoadAsync(RegistryDb db, CurrentUser user, FieldProtector protector, SheetPeople people, IReadOnlyList<SheetRow> rows, CancellationToken ct)
    {
        var names = rows.Select(r => r["name"]).OfType<string>().Distinct().ToList();
        var there = names.Count == 0 ? [] : await db.Volunteers.AsNoTracking().Within(user.Reach).Where(v => names.Contains(v.Name)).ToListAsync(ct);
        return new(protector, there.Where(v => !people.Added(v.Id)).ToLookup(v => v.Name));
    }

    /// <returns>Null: nobody, or the row was refused.</returns>
    public Volunteer? Find(SheetRow row, Guid communityId)
    {
        var phone = row["phone"] is { } typed ? Convert.ToHexString(protector.Hash(typed)) : null;
        var called = byName[row["name"]!].Where(v => v.CommunityId == communityId && (phone is null || v.Phone is null || PhoneOf(v) == phone)).ToList();
        var found = called.FindAll(v => PhoneOf(v) == phone) is [var exactly] ? exactly : called is [var one] ? one : null;
        if (found is null && called.Count > 1)
        {
            row.Refuse("name", "volunteer.sheet_ambiguous", called.Count);
        }
        else if (found is { State: VolunteerState.Left or VolunteerState.Member })
        {
            row.Refuse("name", found.State == VolunteerState.Left ? "volunteer.sheet_left" : "volunteer.sheet_member");
        }

        return found;
    }

    private static string? PhoneOf(Volunteer v) => v.Phone is { } phone ? Convert.ToHexString(phone.Hash) : null;
}
