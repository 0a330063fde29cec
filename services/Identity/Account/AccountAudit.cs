using Linli.Contracts;
using Linli.IdentityService.Access;
using Linli.IdentityService.Data;
using Linli.ServiceDefaults.Audit;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Linli.IdentityService.Account;

/// <summary>Signing in, signing out and what was refused, in the audit of the tenant where the person is at home (the city's, where nobody has that name).</summary>
internal sealed class AccountAudit(IdentityDb db, AccessReader reader)
{
    private const string SignIn = "sign-in";

    /// <summary>Whoever gets or gives up the cookie, by whatever page.</summary>
    public static void Watch(CookieAuthenticationOptions cookie)
    {
        cookie.Events.OnSignedIn = context => Of(context.HttpContext).NoteAsync(
            AccountSession.PersonOf(context.Principal!), AuditActions.Done, SignIn, null, context.HttpContext.RequestAborted);
        cookie.Events.OnSigningOut = async context =>
        {
            if ((await context.HttpContext.AuthenticateAsync(AccountSession.Scheme)).Principal is { } person)
            {
                await Of(context.HttpContext).NoteAsync(AccountSession.PersonOf(person), AuditActions.Done, "sign-out", null, context.HttpContext.RequestAborted);
            }
        };
    }

    /// <param name="person">Who was meant; null when nobody has that name.</param>
    /// <param name="refusal">Why.</param>
    /// <param name="ct">Cancels.</param>
    public Task RefusedAsync(Guid? person, SignInRefusal refusal, CancellationToken ct) =>
        NoteAsync(person, AuditActions.Refused, SignIn, refusal.ToString().ToLowerInvariant(), ct);

    /// <summary>
    /// What somebody did to their own account where the change tracker does not see it, in the audit of where they are at home. Saved, or
    /// not, together with what was done.
    /// </summary>
    public async Task RecordOwnAsync(Guid person, string kind, string verb, string action, CancellationToken ct) =>
        db.Record(new(kind, person.ToString(), action) { TenantId = await HomeOfAsync(person, ct), PersonId = person, Verb = verb });

    /// <summary>What somebody else did to an account: in the audit of where they act, and of where the person is at home.</summary>
    public async Task RecordAsync(Guid person, string kind, string verb, string action, CancellationToken ct)
    {
        var note = new AuditNote(kind, person.ToString(), action) { Verb = verb };
        db.Record(note);
        if (await HomeOfAsync(person, ct) is var home && db.TenantId == City.Id && home != City.Id)
        {
            db.Record(note with { TenantId = home });
        }
    }

    private async Task<Guid> HomeOfAsync(Guid? person, CancellationToken ct) => (await reader.ReadAsync(person ?? Guid.Empty, ct))?.Home?.Scope.TenantId ?? City.Id;

    private async Task NoteAsync(Guid? person, string action, string verb, string? reason, CancellationToken ct)
    {
        // Asked for nobody too, so that a name that nobody has takes as long.
        var home = await HomeOfAsync(person, ct);
        db.Record(new("session", person?.ToString() ?? "unknown", action)
        {
            TenantId = home,
            // Whoever was refused has not shown to be that person.
            PersonId = action == AuditActions.Done ? person : null,
            Verb = verb,
            Reason = reason,
        });
        await db.SaveChangesAsync(ct);
    }

    private static AccountAudit Of(HttpContext http) => http.RequestServices.GetRequiredService<AccountAudit>();
}
