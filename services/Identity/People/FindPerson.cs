using Linli.IdentityService.Access;
using Linli.IdentityService.Data;
using Linli.IdentityService.SecondFactor;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.IdentityService.People;

/// <summary>One person in the caller's reach, as the list shows them.</summary>
internal static class FindPerson
{
    public static void MapFindPerson(this IEndpointRouteBuilder app) => app.MapGet("/people/{id:guid}", Handle).RequirePermission(Permissions.AccessRead);

    private static async Task<Results<Ok<FoundPerson>, NotFound>> Handle(
        Guid id, IdentityDb db, SecondFactors factors, FieldProtector protector, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var held = await db.Assignments.AsNoTracking().Within(user, Permissions.AccessRead).Where(a => a.PersonId == id).OrderBy(a => a.Scope).ToListAsync(ct);
        if (held.Count == 0 || await db.Persons.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id && !p.IsMachine, ct) is not { } person)
        {
            return TypedResults.NotFound();
        }

        var now = clock.GetUtcNow();
        var item = PersonItem.Of(person, held.Where(a => a.RevokedAt is null && (a.ValidTo is null || a.ValidTo > now)), protector);
        return TypedResults.Ok(new FoundPerson(item.Id, item.Name, item.Phone, item.Email, item.Status, item.IsDemo, item.Assignments, await factors.IsOnAsync(id, ct)));
    }
}

/// <inheritdoc cref="PersonItem"/>
/// <param name="HasSecondFactor">Whether a code is asked for at sign-in.</param>
internal sealed record FoundPerson(
    Guid Id, string Name, string? Phone, string? Email, string Status, bool IsDemo, IReadOnlyList<PersonRole> Assignments, bool HasSecondFactor);
