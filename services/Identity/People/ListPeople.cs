using Linli.IdentityService.Access;
using Linli.IdentityService.Data;
using Linli.ServiceDefaults.Http;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.IdentityService.People;

/// <summary>People with a live role in the caller's reach. Contacts are masked; a whole contact as search text finds its person.</summary>
internal static class ListPeople
{
    public static void MapListPeople(this IEndpointRouteBuilder app) => app.MapGet("/people", Handle).RequirePermission(Permissions.AccessRead);

    private static async Task<Ok<Page<PersonItem>>> Handle(
        [AsParameters] PageRequest page, string? role, string? scope, IdentityDb db, FieldProtector protector, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var live = db.Assignments.AsNoTracking().Within(user, Permissions.AccessRead).Live(clock.GetUtcNow());
        var asked = live;
        if (!string.IsNullOrEmpty(role))
        {
            asked = asked.Where(a => a.RoleId == role);
        }

        if (ScopePath.TryParse(scope, out var place))
        {
            var root = new LTree(place.ToString());
            asked = asked.Where(a => a.Scope.IsDescendantOf(root));
        }

        var people = db.Persons.AsNoTracking().Where(p => !p.IsMachine && asked.Any(a => a.PersonId == p.Id));
        if (page.Search is { } text)
        {
            var hash = protector.Hash(Contact.Normalize(text));
            people = people.Where(p => p.Name.Contains(text) || p.SignInNames.Any(n => n.Hash == hash));
        }

        var total = await people.CountAsync(ct);
        if (Cursor.TryRead<string>(page.After, out var name, out var id))
        {
            people = people.Where(p => p.Name.CompareTo(name) > 0 || (p.Name == name && p.Id > id));
        }

        var rows = await people.OrderBy(p => p.Name).ThenBy(p => p.Id).Take(page.Take + 1).ToListAsync(ct);
        var next = rows.Count > page.Take ? Cursor.Of(rows[page.Take - 1].Name, rows[page.Take - 1].Id) : null;
        rows = rows[..Math.Min(rows.Count, page.Take)];
        var ids = rows.Select(p => p.Id).ToList();
        var held = (await live.Where(a => ids.Contains(a.PersonId)).OrderBy(a => a.Scope).ThenBy(a => a.RoleId).ToListAsync(ct)).ToLookup(a => a.PersonId);
        return TypedResults.Ok(new Page<PersonItem>(rows.Select(p => Item(p, held[p.Id], protector)).ToList(), next, total));
    }

    private static PersonItem Item(Person person, IEnumerable<Assignment> held, FieldProtector protector)
    {
        var contact = person.ContactOf(protector);
        var status = person.DisabledAt is not null ? "disabled" : person.IsInvited ? "invited" : "active";
        return new(person.Id, person.Name, contact.MaskedPhone, contact.MaskedEmail, status, person.IsDemo,
            held.Select(a => new PersonRole(a.Id, a.RoleId, a.Scope.ToString(), a.ValidTo)).ToList());
    }
}

/// <param name="Status">active, invited (no password yet) or disabled.</param>
internal sealed record PersonItem(Guid Id, string Name, string? Phone, string? Email, string Status, bool IsDemo, IReadOnlyList<PersonRole> Assignments);

internal sealed record PersonRole(Guid Id, string Role, string Scope, DateTimeOffset? ValidTo);
