using Linli.Contracts.Identity.V1;
using Linli.IdentityService.Access;
using Linli.IdentityService.Data;
using Linli.IdentityService.Sessions;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using OpenIddict.Abstractions;

namespace Linli.IdentityService.People;

/// <summary>Closes an account, or opens it again. Only for somebody all of whose access lies in the caller's reach: elsewhere they may still work.</summary>
internal static class CloseAccount
{
    public static void MapCloseAccount(this IEndpointRouteBuilder app)
    {
        app.MapPost("/people/{id:guid}/disable", Disable).RequirePermission(Permissions.AccessGrant);
        app.MapPost("/people/{id:guid}/enable", Enable).RequirePermission(Permissions.AccessGrant);
    }

    private static async Task<Results<NoContent, NotFound>> Disable(
        Guid id, IdentityDb db, Accounts accounts, Delegation delegation, PersonSessions sessions, IOpenIddictTokenManager tokens, CurrentUser user, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await FindAsync(id, db, accounts, user, ct) is null)
        {
            return TypedResults.NotFound();
        }

        await delegation.CloseAsync(id, ct);
        await sessions.EndAllAsync(id, except: null, ct);
        await tokens.RevokeBySubjectAsync(id.ToString(), ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, NotFound>> Enable(
        Guid id, IdentityDb db, Accounts accounts, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await FindAsync(id, db, accounts, user, ct) is not { } person)
        {
            return TypedResults.NotFound();
        }

        if (person.DisabledAt is not null)
        {
            person.Enable();
            var tenants = await db.Assignments.Live(clock.GetUtcNow()).Where(a => a.PersonId == id).Select(a => a.TenantId).Distinct().ToListAsync(ct);
            tenants.ForEach(tenant => db.Publish(new GrantsChanged(tenant, clock.GetUtcNow(), id, person.GrantsVersion)));
            await db.SaveChangesAsync(ct);
        }

        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }

    private static async Task<Person?> FindAsync(Guid id, IdentityDb db, Accounts accounts, CurrentUser user, CancellationToken ct)
    {
        var person = await db.Persons.SingleOrDefaultAsync(p => p.Id == id && db.Assignments.Within(user, Permissions.AccessGrant).Any(a => a.PersonId == id), ct);
        return person is null ? null
            : person.Id == user.Id ? throw Errors.Self()
            : await accounts.OnlyWithinAsync(person, user, ct) ? person
            : throw Errors.Elsewhere();
    }
}
