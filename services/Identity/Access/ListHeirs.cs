using Linli.IdentityService.Data;
using Linli.IdentityService.People;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.IdentityService.Access;

/// <summary>To whom what was given from an assignment could pass when it is withdrawn, and how much of it.</summary>
internal static class ListHeirs
{
    public static void MapListHeirs(this IEndpointRouteBuilder app) => app.MapGet("/assignments/{id:guid}/heirs", Handle).RequirePermission(Permissions.AccessGrant);

    private static async Task<Results<Ok<List<Heir>>, NotFound>> Handle(
        Guid id, IdentityDb db, AssignmentTree tree, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var visible = db.Assignments.AsNoTracking().Within(user, Permissions.AccessGrant).Live(now);
        if (await visible.SingleOrDefaultAsync(a => a.Id == id, ct) is not { } target)
        {
            return TypedResults.NotFound();
        }

        var ending = (await tree.BelowAsync([id], ct))[id].Select(l => l.Id).Append(id).ToHashSet();
        var children = await db.Assignments.AsNoTracking().Live(now).Where(a => a.ParentTenantId == target.TenantId && a.ParentId == id).ToListAsync(ct);
        var sources = await visible.Where(a => a.CanDelegate && a.PersonId != target.PersonId && !ending.Contains(a.Id))
            .Join(db.Persons.Where(p => p.DisabledAt == null && !p.IsMachine), a => a.PersonId, p => p.Id, (a, p) => new { Assignment = a, p.Name })
            .ToListAsync(ct);
        return TypedResults.Ok(sources.GroupBy(s => (s.Assignment.PersonId, s.Name))
            .Select(person => new Heir(new(person.Key.PersonId, person.Key.Name),
                children.Where(child => child.PersonId != person.Key.PersonId && person.Any(s => CouldGive(s.Assignment, child))).Select(child => child.Id).ToList()))
            .Where(heir => heir.Takes.Count > 0)
            .OrderByDescending(heir => heir.Takes.Count).ThenBy(heir => heir.Person.Name, StringComparer.Ordinal)
            .ToList());
    }

    /// <summary>The same rule as the database's, for showing the choice; the database decides.</summary>
    private static bool CouldGive(Assignment source, Assignment child)
    {
        var held = Array.Find(RoleCatalogue.All, r => r.Id == source.RoleId);
        var given = Array.Find(RoleCatalogue.All, r => r.Id == child.RoleId);
        return held is not null && given is not null
            && held.Permissions.Contains(Permissions.AccessGrant)
            && (held.Appoints.Contains(given.Id) || given.Permissions.All(held.Permissions.Contains))
            && ScopePath.Parse(source.Scope.ToString()).Covers(ScopePath.Parse(child.Scope.ToString()))
            && (source.ValidTo is null || child.ValidTo <= source.ValidTo);
    }
}

/// <param name="Person">Who could take over.</param>
/// <param name="Takes">The assignments that would pass to them, with all that hangs on those.</param>
internal sealed record Heir(PersonRef Person, IReadOnlyList<Guid> Takes);
