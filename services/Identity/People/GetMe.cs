using Linli.IdentityService.Access;
using Linli.IdentityService.Data;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.IdentityService.People;

/// <summary>The caller's own account.</summary>
internal static class GetMe
{
    public static void MapGetMe(this IEndpointRouteBuilder app) => app.MapGet("/me", Handle).RequireSignedIn();

    private static async Task<Results<Ok<Me>, NotFound>> Handle(
        IdentityDb db, AccessReader reader, FieldProtector protector, CurrentUser user, CancellationToken ct)
    {
        var person = await db.Persons.AsNoTracking().SingleOrDefaultAsync(p => p.Id == user.Id, ct);
        if (person is null || await reader.ReadAsync(user.Id, ct) is not { } access)
        {
            return TypedResults.NotFound();
        }

        var contact = person.ContactOf(protector);
        return TypedResults.Ok(new Me(person.Id, person.Name, contact.SignInName, contact.Email, contact.Phone,
            user.TenantId, user.Scope?.ToString(), access.RolesAt(user.TenantId).ToList(), person.IsMachine));
    }
}

internal sealed record Me(
    Guid Id, string Name, string SignInName, string? Email, string? Phone, Guid? Tenant, string? ScopePath, IReadOnlyList<string> Roles, bool IsMachine);
