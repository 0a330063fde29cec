using System.Buffers.Text;
using System.Security.Cryptography;
using Linli.IdentityService.Account;
using Linli.IdentityService.Data;
using Linli.IdentityService.Mail;
using Linli.IdentityService.OpenId;
using Linli.IdentityService.People;
using Linli.IdentityService.Sessions;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Linli.IdentityService.Recovery;

/// <summary>A new password by a link in an e-mail, for somebody who has forgotten theirs.</summary>
internal sealed class PasswordRecovery(
    IdentityDb db, FieldProtector protector, GuessGuard guard, Mailer mailer, PersonSessions sessions, UserManager<Person> people, PublicAddress address, TimeProvider clock)
{
    /// <summary>
    /// Sends a link when the name is somebody's who has a password and an address. Takes the same statements, and as long,
    /// whether or not it is, and is held back like guessing, so that nobody's mailbox is flooded.
    /// </summary>
    public async Task AskAsync(string name, CancellationToken ct)
    {
        var nameHash = protector.Hash(Contact.Normalize(name));
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var text = mailer.Text("reset", address.Link($"/account/reset-password?token={token}"));
        var tokenHash = Invitation.Hash(token);
        var (link, mail, now) = (AccountLink.ResetPassword, Guid.CreateVersion7(), clock.GetUtcNow());
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await guard.TryAsync(protector.Hash($"recovery {Convert.ToHexString(nameHash)}"), ct) is null)
        {
            await db.Database.ExecuteSqlAsync($"""
                WITH asker AS (
                    SELECT p.id, p.protected_email FROM sign_in_name n JOIN person p ON p.id = n.person_id
                    WHERE n.hash = {nameHash} AND p.disabled_at IS NULL AND p.password_hash IS NOT NULL AND p.protected_email IS NOT NULL),
                former AS (DELETE FROM account_link l USING asker WHERE l.person_id = asker.id AND l.kind = {link}),
                added AS (
                    INSERT INTO account_link (token_hash, person_id, kind, expires_at)
                    SELECT {tokenHash}, asker.id, {link}, {now + AccountLink.Lifetime} FROM asker)
                INSERT INTO mail (id, person_id, protected_address, protected_text, created_at, next_attempt_at, attempts)
                SELECT {mail}, asker.id, asker.protected_email, {text}, {now}, {now}, 0 FROM asker
                """, ct);
        }

        await transaction.CommitAsync(ct);
    }

    public Task<Person?> FindAsync(string? token, CancellationToken ct)
    {
        var hash = Invitation.Hash(token ?? "");
        var now = clock.GetUtcNow();
        return db.Persons.SingleOrDefaultAsync(p => p.DisabledAt == null
            && db.AccountLinks.Any(l => l.TokenHash == hash && l.Kind == AccountLink.ResetPassword && l.PersonId == p.Id && l.ExpiresAt > now), ct);
    }

    /// <summary>Sets the password, ends every session and tells the person. The link is used up only when it worked.</summary>
    /// <returns>Null when the link is gone; a failed result when the password will not do.</returns>
    public async Task<IdentityResult?> ResetAsync(string token, string password, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        // Taking the link is the lock: of two that use it at once, one finds it gone.
        var hash = Invitation.Hash(token);
        if (await FindAsync(token, ct) is not { } person || await db.AccountLinks.Where(l => l.TokenHash == hash).ExecuteDeleteAsync(ct) == 0)
        {
            return null;
        }

        var failures = new List<IdentityError>();
        foreach (var validator in people.PasswordValidators)
        {
            failures.AddRange((await validator.ValidateAsync(people, person, password)).Errors);
        }

        if (failures.Count > 0)
        {
            return IdentityResult.Failed([.. failures]);
        }

        person.PasswordHash = people.PasswordHasher.HashPassword(person, password);
        await people.UpdateSecurityStampAsync(person);
        mailer.Write(person, "password_changed");
        await sessions.EndAllAsync(person.Id, except: null, ct);
        await db.AccountLinks.Where(l => l.PersonId == person.Id).ExecuteDeleteAsync(ct);
        await transaction.CommitAsync(ct);
        return IdentityResult.Success;
    }
}
