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

    private async Task NoteAsync(Guid? person, string action, string verb, string? reason, CancellationToken ct)
    {
        // Asked for nobody too, so that a name that nobody has takes as long.
        var home = (await reader.ReadAsync(person ?? Guid.Empty, ct))?.Home;
        db.Record(new("session", person?.ToString() ?? "unknown", action)
        {
            TenantId = home?.Scope.TenantId ?? City.Id,
            // Whoever was refused has not shown to be that person.
            PersonId = action == AuditActions.Done ? person : null,
            Verb = verb,
            Reason = reason,
        });
        await db.SaveChangesAsync(ct);
    }

    private static AccountAudit Of(HttpContext http) => http.RequestServices.GetRequiredService<AccountAudit>();
}
