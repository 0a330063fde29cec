using Linli.IdentityService.Data;
using Linli.IdentityService.People;
using Linli.IdentityService.Sessions;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Linli.IdentityService.Account;

/// <summary>The person who is looking at their own account, and the password that they give again before something that matters.</summary>
internal sealed class OwnAccount(IdentityDb db, PersonSessions sessions, GuessGuard guard, FieldProtector protector, IPasswordHasher<Person> hasher)
{
    /// <returns>Null when nobody is signed in here any more.</returns>
    public async Task<(Person Person, Guid Session)?> FindAsync(HttpContext http, CancellationToken ct)
    {
        if ((await http.AuthenticateAsync(AccountSession.Scheme)).Principal is not { } principal || AccountSession.SessionOf(principal) is not { } session)
        {
            return null;
        }

        var (id, stamp) = (AccountSession.PersonOf(principal), AccountSession.StampOf(principal));
        var person = await db.Persons.Include(p => p.SignInNames).SingleOrDefaultAsync(p => p.Id == id && p.SecurityStamp == stamp && p.DisabledAt == null, ct);
        return person is not null && await sessions.IsLiveAsync(id, session, ct) ? (person, session) : null;
    }

    /// <summary>Whoever sits at a screen that was left open is not the person yet. Wrong ones are counted for the person.</summary>
    public async Task<SignInResult> CheckPasswordAsync(Person person, string? password, CancellationToken ct)
    {
        var counted = protector.Hash($"own password {person.Id}");
        if (await guard.TryAsync(counted, ct) is { } wait)
        {
            return new(null, SignInRefusal.Held, wait);
        }

        if (person.PasswordHash is null || hasher.VerifyHashedPassword(person, person.PasswordHash, password ?? "") == PasswordVerificationResult.Failed)
        {
            return new(null, SignInRefusal.Wrong);
        }

        await guard.ClearAsync(counted, ct);
        return new(person);
    }
}
