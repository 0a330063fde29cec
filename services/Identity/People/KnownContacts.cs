using Linli.IdentityService.Access;
using Linli.IdentityService.Data;
using Linli.ServiceDefaults.Security;
using Linli.ServiceDefaults.Spreadsheets;
using Microsoft.EntityFrameworkCore;

namespace Linli.IdentityService.People;

/// <summary>Compares the rows of a spreadsheet with the people that there are, many at a time.</summary>
internal sealed class KnownContacts(IdentityDb db, FieldProtector protector, TimeProvider clock)
{
    public async Task CompareAsync(IReadOnlyList<(SheetRow Row, GrantTerms Terms)> given, CurrentUser user, CancellationToken ct)
    {
        var hashes = given.ToDictionary(g => g.Row, g => HashesOf(g.Row));
        var asked = hashes.Values.SelectMany(h => h).ToList();
        var names = await db.SignInNames.AsNoTracking().Where(n => asked.Contains(n.Hash)).ToListAsync(ct);
        var owners = names.ToDictionary(n => Convert.ToHexString(n.Hash), n => n.PersonId);
        var ids = owners.Values.Distinct().ToList();
        var people = await db.Persons.AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, ct);
        var held = (await db.Assignments.AsNoTracking().Live(clock.GetUtcNow()).Where(a => ids.Contains(a.PersonId)).ToListAsync(ct)).ToLookup(a => a.PersonId);
        foreach (var (row, terms) in given)
        {
            var known = hashes[row].Select(h => owners.GetValueOrDefault(Convert.ToHexString(h))).Where(id => id != Guid.Empty).Distinct().Select(id => people[id]).ToList();
            Compare(row, terms, known, user, held);
        }
    }

    private static void Compare(SheetRow row, GrantTerms terms, List<Person> known, CurrentUser user, ILookup<Guid, Assignment> held)
    {
        if (known.Count > 1 || known.Exists(p => p.IsMachine))
        {
            row.Refuse("phone", "person.contact_conflict");
        }
        else if (known is [{ DisabledAt: not null }])
        {
            row.Refuse("phone", "person.closed");
        }
        else if (known is [var self] && self.Id == user.Id)
        {
            row.Refuse("phone", "assignment.self");
        }
        else if (known is [var person] && held[person.Id].FirstOrDefault(a => a.RoleId == terms.Role && a.Scope.ToString() == terms.Scope.ToString()) is { } same)
        {
            row.Verdict = RowVerdict.Same;
            if (same.ValidTo != terms.ValidTo)
            {
                row.Refuse("until", "invite.end_differs");
            }
        }
    }

    private List<byte[]> HashesOf(SheetRow row) =>
        [.. Contact.Of(row["phone"], row["email"], null).Names.Select(name => protector.Hash(Contact.Normalize(name)))];
}
