using Linli.IdentityService.Access;
using Linli.IdentityService.Data;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using OpenIddict.Abstractions;

namespace Linli.IdentityService.Clients;

/// <summary>Ends a machine client: its role, its secret and its tokens.</summary>
internal static class DeleteClient
{
    public static void MapDeleteClient(this IEndpointRouteBuilder app) => app.MapDelete("/clients/{id:guid}", Handle).RequirePermission(Permissions.AccessGrant);

    private static async Task<Results<NoContent, NotFound>> Handle(
        Guid id, IdentityDb db, FieldProtector protector, Delegation delegation, IOpenIddictApplicationManager applications,
        CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        var held = await db.Assignments.AsNoTracking().Within(user, Permissions.AccessGrant).Live(clock.GetUtcNow()).Where(a => a.PersonId == id).ToListAsync(ct);
        var machine = held.Count == 0 ? null : await db.Persons.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id && p.IsMachine, ct);
        if (machine is null)
        {
            return TypedResults.NotFound();
        }

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        foreach (var assignment in held)
        {
            if (await delegation.EndAsync(user, assignment, at: null, heir: null, ct) == 0)
            {
                throw Errors.MayNotEnd();
            }
        }

        if (await applications.FindByClientIdAsync(machine.ContactOf(protector).SignInName, ct) is { } application)
        {
            await applications.DeleteAsync(application, ct);
        }

        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}
