using Linli.IdentityService.Access;
using Linli.IdentityService.Account;
using Linli.IdentityService.Data;
using Linli.IdentityService.Mail;
using Linli.IdentityService.OpenId;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Linli.IdentityService.People;

/// <summary>Accounts by their contacts, and the links that give them a first password.</summary>
internal sealed class Accounts(
    IdentityDb db, FieldProtector protector, DemoPeople demo, IPasswordHasher<Person> hasher, PublicAddress address, Mailer mailer, TimeProvider clock)
{
    public async Task<Person> FindOrCreateAsync(string name, Contact contact, CancellationToken ct)
    {
        var hashes = contact.Names.Select(n => protector.Hash(Contact.Normalize(n))).ToList();
        var known = await db.Persons.Include(p => p.SignInNames).Where(p => p.SignInNames.Any(n => hashes.Contains(n.Hash))).ToListAsync(ct);
        if (known.Count > 1 || known.Exists(p => p.IsMachine))
        {
            throw Errors.ContactConflict();
        }

        var person = known.SingleOrDefault();
        if (person is null)
        {
            person = new Person(name, clock.GetUtcNow());
            db.Add(person);
            person.Know(contact, protector);
            await db.SaveChangesAsync(ct);
        }

        return person.DisabledAt is null ? person : throw Errors.Closed();
    }

    /// <summary>A new link for somebody without a password; the former one stops working.</summary>
    /// <returns>
    /// Null when there is a password, or when the person has access that lies outside the inviter's reach: whoever holds the
    /// link becomes the person, so an inviter must not get it for what others gave.
    /// </returns>
    public async Task<InvitationLink?> InviteAsync(Person person, CurrentUser inviter, CancellationToken ct)
    {
        if (!person.IsInvited || !await OnlyWithinAsync(person, inviter, ct))
        {
            return null;
        }

        await db.Invitations.Where(i => i.PersonId == person.Id).ExecuteDeleteAsync(ct);
        return await AddInvitationAsync(person, ct);
    }

    public async Task<InvitationLink> AddInvitationAsync(Person person, CancellationToken ct)
    {
        var (invitation, token) = Invitation.For(person, clock.GetUtcNow());
        db.Add(invitation);
        var link = address.Link($"/account/invitation?token={token}");
        var isMailed = mailer.Write(person, "invitation", link, person.ContactOf(protector).SignInName);
        await db.SaveChangesAsync(ct);
        return new(link, invitation.ExpiresAt, isMailed);
    }

    /// <summary>Everything the person may do lies where the caller may grant.</summary>
    public async Task<bool> OnlyWithinAsync(Person person, CurrentUser caller, CancellationToken ct)
    {
        var mine = caller.Grants.Items.Where(g => g.Permissions.Contains(Permissions.AccessGrant)).Select(g => ScopePath.Parse(g.Scope)).ToList();
        await db.Database.ExecuteSqlAsync($"SELECT set_config('app.person_id', {person.Id.ToString()}, true)", ct);
        var now = clock.GetUtcNow();
        var scopes = await db.Assignments.Live(now).Where(a => a.PersonId == person.Id).Select(a => a.Scope).ToListAsync(ct);
        await db.Database.ExecuteSqlAsync($"SELECT set_config('app.person_id', '', true)", ct);
        return scopes.Select(s => ScopePath.Parse(s.ToString())).All(scope => mine.Exists(m => m.Covers(scope)) && caller.ActsIn(scope));
    }

    public void RefuseDemoPassword(string? password)
    {
        if (password is not null && !demo.IsOn)
        {
            throw Errors.DemoOnly();
        }
    }

    public async Task BecomeDemoAsync(Person person, string password, CancellationToken ct)
    {
        person.PasswordHash ??= hasher.HashPassword(person, password);
        person.MarkDemo();
        await db.SaveChangesAsync(ct);
    }
}

/// <param name="IsMailed">It also goes to the person by e-mail.</param>
internal sealed record InvitationLink(string Address, DateTimeOffset ExpiresAt, bool IsMailed);
