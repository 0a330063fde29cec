using Linli.IdentityService.Data;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.IdentityService.People;

/// <summary>What people are called who have, or had, a role where the caller may read the audit, or came in there as support. Row-level security shows the roles and visits of the caller's tenant only.</summary>
internal static class NamePeople
{
    public static void MapNamePeople(this IEndpointRouteBuilder app) => app.MapGet("/people/names", Handle).RequirePermission(Permissions.AuditRead);

    private static async Task<Ok<List<PersonRef>>> Handle(Guid[] ids, IdentityDb db, CancellationToken ct) =>
        TypedResults.Ok(await db.Persons.AsNoTracking()
            .Where(p => ids.Contains(p.Id) && (db.Assignments.Any(a => a.PersonId == p.Id) || db.SupportVisits.Any(v => v.PersonId == p.Id)))
            .Select(p => new PersonRef(p.Id, p.Name)).ToListAsync(ct));
}
