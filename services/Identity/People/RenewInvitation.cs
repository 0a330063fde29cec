using Linli.IdentityService.Access;
using Linli.IdentityService.Data;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.IdentityService.People;

/// <summary>A new link for somebody who has lost theirs and has no password yet; the former one stops working.</summary>
internal static class RenewInvitation
{
    public static void MapRenewInvitation(this IEndpointRouteBuilder app) =>
        app.MapPost("/people/{id:guid}/invitation", Handle).RequirePermission(Permissions.AccessGrant);

    private static async Task<Results<Ok<RenewedInvitation>, NotFound>> Handle(
        Guid id, IdentityDb db, Accounts accounts, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var person = await db.Persons.SingleOrDefaultAsync(
            p => p.Id == id && db.Assignments.Within(user, Permissions.AccessGrant).Live(clock.GetUtcNow()).Any(a => a.PersonId == id), ct);
        if (person is null)
        {
            return TypedResults.NotFound();
        }

        if (!person.IsInvited)
        {
            throw Errors.HasPassword();
        }

        var link = await accounts.InviteAsync(person, user, ct) ?? throw Errors.InvitedElsewhere();
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(new RenewedInvitation(link.Address, link.ExpiresAt, link.IsMailed));
    }
}

internal sealed record RenewedInvitation(string Invitation, DateTimeOffset InvitationExpires, bool IsMailed);
