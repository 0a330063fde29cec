using Linli.Contracts;
using Linli.IdentityService.Data;
using Linli.IdentityService.People;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.IdentityService.Access;

/// <summary>What somebody may do where, through whose delegation, and what would go with it.</summary>
internal static class ReadAssignments
{
    public static void MapReadAssignments(this IEndpointRouteBuilder app)
    {
        app.MapGet("/people/{id:guid}/assignments", OfPerson).RequirePermission(Permissions.AccessRead);
        app.MapGet("/assignments/{id:guid}", One).RequirePermission(Permissions.AccessRead);
    }

    private static async Task<Results<Ok<List<AssignmentDetail>>, NotFound>> OfPerson(
        Guid id, IdentityDb db, AssignmentTree tree, AccessReader reader, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var all = await db.Assignments.AsNoTracking().Within(user, Permissions.AccessRead).Where(a => a.PersonId == id).OrderBy(a => a.ValidFrom).ToListAsync(ct);
        if (all.Count == 0)
        {
            return TypedResults.NotFound();
        }

        var now = clock.GetUtcNow();
        var live = all.Where(a => a.RevokedAt is null && (a.ValidTo is null || a.ValidTo > now)).ToList();
        return TypedResults.Ok(await DescribeAsync(live, db, tree, reader, user, ct));
    }

    private static async Task<Results<Ok<AssignmentDetail>, NotFound>> One(
        Guid id, IdentityDb db, AssignmentTree tree, AccessReader reader, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var found = await db.Assignments.AsNoTracking().Within(user, Permissions.AccessRead).Live(clock.GetUtcNow()).Where(a => a.Id == id).ToListAsync(ct);
        return found.Count == 0 ? TypedResults.NotFound() : TypedResults.Ok((await DescribeAsync(found, db, tree, reader, user, ct))[0]);
    }

    private static async Task<List<AssignmentDetail>> DescribeAsync(
        List<Assignment> assignments, IdentityDb db, AssignmentTree tree, AccessReader reader, CurrentUser user, CancellationToken ct)
    {
        var mine = (await reader.ReadAsync(user.Id, ct))!;
        var ids = assignments.Select(a => a.Id).ToList();
        var above = await tree.AboveAsync([.. ids, .. mine.Held.Select(h => h.AssignmentId)], ct);
        var below = await tree.BelowAsync(ids, ct);
        var people = assignments.Select(a => a.PersonId).Concat(assignments.Select(a => a.GrantedBy ?? Guid.Empty)).Distinct().ToList();
        var names = await db.Persons.Where(p => people.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, ct);
        return assignments.Select(a => new AssignmentDetail(
            a.Id, new(a.PersonId, names[a.PersonId]), a.RoleId, a.Scope.ToString(), a.CanDelegate, a.ValidFrom, a.ValidTo,
            // Whom in the city a tenant owes its administrator to is the city's own affair.
            a.GrantedBy is { } by && (a.ParentTenantId != City.Id || user.IsCity) ? new(by, names[by]) : null,
            a.ParentTenantId == City.Id,
            above[a.Id].Select(Link).ToList(), below[a.Id].Select(Link).ToList(),
            MayEnd(a, mine, above, user))).ToList();
    }

    private static AssignmentLink Link(TreeLink link) => new(link.Id, new(link.PersonId, link.PersonName), link.RoleId, link.Scope, link.ValidTo, link.Step, link.ParentId, link.FromCity);

    /// <summary>The same rule as the database's, for showing the button; the database decides.</summary>
    private static bool MayEnd(Assignment target, PersonAccess mine, ILookup<Guid, TreeLink> above, CurrentUser user)
    {
        var role = Array.Find(RoleCatalogue.All, r => r.Id == target.RoleId);
        return target.PersonId != user.Id && role is not null && mine.Held.Any(h =>
            h.CanDelegate && h.Permissions.Contains(Permissions.AccessGrant) && h.Scope.Covers(ScopePath.Parse(target.Scope.ToString()))
            && h.Holds(role) && !above[h.AssignmentId].Any(link => link.Id == target.Id));
    }
}

/// <param name="FromCity">Given by the city itself.</param>
/// <param name="Through">The delegations it came through, the nearest first.</param>
/// <param name="Hanging">What was given from it and would end with it.</param>
/// <param name="MayEnd">Whether the caller may end it.</param>
internal sealed record AssignmentDetail(
    Guid Id, PersonRef Person, string Role, string Scope, bool CanDelegate, DateTimeOffset ValidFrom, DateTimeOffset? ValidTo,
    PersonRef? GrantedBy, bool FromCity, IReadOnlyList<AssignmentLink> Through, IReadOnlyList<AssignmentLink> Hanging, bool MayEnd);

/// <param name="Step">How many delegations away.</param>
/// <param name="ParentId">The assignment it was given from.</param>
/// <param name="FromCity">Given by the city itself.</param>
internal sealed record AssignmentLink(Guid Id, PersonRef Person, string Role, string Scope, DateTimeOffset? ValidTo, int Step, Guid? ParentId, bool FromCity);
