using Linli.IdentityService.Account;
using Linli.ServiceDefaults.Audit;
using Linli.IdentityService.Access;
using Linli.IdentityService.Data;
using Linli.IdentityService.Mail;
using Linli.IdentityService.People;
using Linli.IdentityService.Sessions;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.IdentityService.SecondFactor;

/// <summary>
/// Turns off the second factor of somebody who has lost phone and recovery codes. Only for somebody all of whose access lies in the
/// caller's reach; every session ends and the person is told by mail, so that nobody is helped who did not ask.
/// </summary>
internal static class ResetSecondFactor
{
    public static void MapResetSecondFactor(this IEndpointRouteBuilder app) =>
        app.MapPost("/people/{id:guid}/second-factor/reset", Handle).RequirePermission(Permissions.AccessGrant);

    private static async Task<Results<NoContent, NotFound>> Handle(
        Guid id, IdentityDb db, Accounts accounts, SecondFactors factors, PersonSessions sessions, AccountAudit audit, Mailer mailer, CurrentUser user, TimeProvider clock,
        ILogger<Authenticator> logger, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var person = await db.Persons.SingleOrDefaultAsync(
            p => p.Id == id && db.Assignments.Within(user, Permissions.AccessGrant).Live(clock.GetUtcNow()).Any(a => a.PersonId == id), ct);
        if (person is null)
        {
            return TypedResults.NotFound();
        }

        if (person.Id == user.Id)
        {
            throw Errors.OwnFactor();
        }

        if (!await accounts.OnlyWithinAsync(person, user, ct))
        {
            throw People.Errors.Elsewhere();
        }

        if (!await factors.IsOnAsync(id, ct))
        {
            throw Errors.NoFactor();
        }

        await factors.TurnOffAsync(id, ct);
        mailer.Write(person, "factor_reset", user.Name);
        await audit.RecordAsync(id, "authenticator", "second-factor-reset", AuditActions.Removed, ct);
        await sessions.EndAllAsync(id, except: null, ct);
        await transaction.CommitAsync(ct);
        logger.LogWarning("Second factor of {Person} was reset by {Admin} of {Tenant}", id, user.Id, user.TenantId);
        return TypedResults.NoContent();
    }
}
