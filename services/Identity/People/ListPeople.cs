using Linli.Contracts;
using Linli.IdentityService.Access;
using Linli.IdentityService.Data;
using Linli.IdentityService.Resources;
using Linli.ServiceDefaults.Http;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Linli.IdentityService.People;

/// <summary>People with a live role in the caller's reach. Contacts are masked; a whole contact as search text finds its person.</summary>
internal static class ListPeople
{
    public static void MapListPeople(this IEndpointRouteBuilder app)
    {
        app.MapGet("/people", Handle).RequirePermission(Permissions.AccessRead);
        app.MapGet("/people/export", Export).RequirePermission(Permissions.AccessRead);
    }

    private static async Task<Ok<Page<PersonItem>>> Handle(
        [AsParameters] PageRequest page, [AsParameters] PeopleFilter filter, IdentityDb db, FieldProtector protector, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var live = db.Assignments.AsNoTracking().Within(user, Permissions.AccessRead).Live(clock.GetUtcNow());
        var people = filter.Of(page.Search, db, live, protector, clock.GetUtcNow());
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
        return TypedResults.Ok(new Page<PersonItem>(rows.Select(p => PersonItem.Of(p, held[p.Id], protector)).ToList(), next, total));
    }

    /// <summary>A row for each role that somebody holds, contacts masked as in the list.</summary>
    private static IResult Export(
        [AsParameters] PageRequest page, [AsParameters] PeopleFilter filter, IdentityDb db, FieldProtector protector, CurrentUser user, TimeProvider clock)
    {
        var live = db.Assignments.AsNoTracking().Within(user, Permissions.AccessRead).Live(clock.GetUtcNow());
        var rows = filter.Of(page.Search, db, live, protector, clock.GetUtcNow())
            .Join(filter.Roles(live, clock.GetUtcNow()), p => p.Id, a => a.PersonId, (p, a) => new { Person = p, Role = a, By = db.Persons.FirstOrDefault(g => g.Id == a.GrantedBy && (a.ParentTenantId != City.Id || user.IsCity))!.Name })
            .OrderBy(r => r.Person.Name).ThenBy(r => r.Person.Id).ThenBy(r => r.Role.Scope)
            .AsAsyncEnumerable()
            .Select(r => (Item: PersonItem.Of(r.Person, [], protector), r.Role, By: r.Role.ParentTenantId == City.Id && !user.IsCity ? Words.Get("city") : r.By))
            .Select(r => new object?[] { r.Item.Name, r.Item.Phone, r.Item.Email, Words.Get($"status.{r.Item.Status}"), Words.Get($"role.{r.Role.RoleId}"), r.Role.Scope.ToString(), r.Role.ValidFrom, r.Role.ValidTo, Words.Get(r.Role.CanDelegate ? "yes" : "no"), r.By });
        return Csv.Result(Words.Get("people.file"),
            Words.All("name", "phone", "email", "status", "role", "scope", "validFrom", "validTo", "canDelegate", "grantedBy"), rows);
    }
}

/// <param name="Role">Only people with this role.</param>
/// <param name="Scope">Only people with a role at this scope or below.</param>
/// <param name="Ends">Only people with a role that ends within so many days.</param>
internal sealed record PeopleFilter(string? Role = null, string? Scope = null, [FromQuery] int? Ends = null)
{
    /// <summary>The roles that fit, of those in reach.</summary>
    public IQueryable<Assignment> Roles(IQueryable<Assignment> live, DateTimeOffset now)
    {
        if (!string.IsNullOrEmpty(Role))
        {
            live = live.Where(a => a.RoleId == Role);
        }

        if (ScopePath.TryParse(Scope, out var place))
        {
            var root = new LTree(place.ToString());
            live = live.Where(a => a.Scope.IsDescendantOf(root));
        }

        if (Ends is { } days)
        {
            var last = now.AddDays(Math.Clamp(days, 0, 3650));
            live = live.Where(a => a.ValidTo <= last);
        }

        return live;
    }

    public IQueryable<Person> Of(string? search, IdentityDb db, IQueryable<Assignment> live, FieldProtector protector, DateTimeOffset now)
    {
        var fitting = Roles(live, now);
        var people = db.Persons.AsNoTracking().Where(p => !p.IsMachine && fitting.Any(a => a.PersonId == p.Id));
        if (search is null)
        {
            return people;
        }

        var hash = protector.Hash(Contact.Normalize(search));
        return people.Where(p => p.Name.Contains(search) || p.SignInNames.Any(n => n.Hash == hash));
    }
}

/// <param name="Status">active, invited (no password yet) or disabled.</param>
internal sealed record PersonItem(Guid Id, string Name, string? Phone, string? Email, string Status, bool IsDemo, IReadOnlyList<PersonRole> Assignments)
{
    public static PersonItem Of(Person person, IEnumerable<Assignment> held, FieldProtector protector)
    {
        var contact = person.ContactOf(protector);
        var status = person.DisabledAt is not null ? "disabled" : person.IsInvited ? "invited" : "active";
        return new(person.Id, person.Name, contact.MaskedPhone, contact.MaskedEmail, status, person.IsDemo,
            held.Select(a => new PersonRole(a.Id, a.RoleId, a.Scope.ToString(), a.ValidTo)).ToList());
    }
}

internal sealed record PersonRole(Guid Id, string Role, string Scope, DateTimeOffset? ValidTo);
