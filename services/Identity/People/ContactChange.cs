using System.Buffers.Text;
using System.Security.Cryptography;
using Linli.IdentityService.Data;
using Linli.IdentityService.Mail;
using Linli.IdentityService.OpenId;
using Linli.IdentityService.Recovery;
using Linli.ServiceDefaults.Security;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Linli.IdentityService.People;

/// <summary>A person changes how they are reached. Whoever owned the former address is told by mail.</summary>
internal sealed class ContactChange(IdentityDb db, FieldProtector protector, Mailer mailer, PublicAddress address, TimeProvider clock)
{
    internal enum Outcome
    {
        Saved,
        ConfirmationSent,
        Taken,
        NothingLeft,
        LinkGone,
    }

    public async Task<Outcome> ApplyAsync(Person person, Contact wanted, CancellationToken ct)
    {
        var former = person.ContactOf(protector);
        if (wanted with { UserName = former.UserName } is { Phone: null, Email: null, UserName: null })
        {
            return Outcome.NothingLeft;
        }

        var confirm = mailer.IsOn && wanted.Email is not null && wanted.Email != former.Email;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (confirm)
        {
            if (await IsTakenAsync(wanted.Email!, person.Id, ct))
            {
                return Outcome.Taken;
            }

            var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
            await db.AccountLinks.Where(l => l.PersonId == person.Id && l.Kind == AccountLink.ConfirmEmail).ExecuteDeleteAsync(ct);
            var sealedEmail = protector.Protect(wanted.Email!);
            db.Add(new AccountLink(person.Id, AccountLink.ConfirmEmail, token, clock.GetUtcNow(), sealedEmail));
            mailer.WriteTo(person, sealedEmail, "confirm_email", person.Name, address.Link($"/account/confirm-email?token={token}"));
        }
        else if (wanted.Email != former.Email)
        {
            mailer.Write(person, "email_changed");
        }

        person.Reach(wanted.Phone, confirm ? former.Email : wanted.Email, protector);
        return await SaveAsync(ct) ? await CommitAsync(confirm ? Outcome.ConfirmationSent : Outcome.Saved) : Outcome.Taken;

        async Task<Outcome> CommitAsync(Outcome outcome)
        {
            await transaction.CommitAsync(ct);
            return outcome;
        }
    }

    public async Task<Outcome> ConfirmAsync(string? token, CancellationToken ct)
    {
        var hash = Invitation.Hash(token ?? "");
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var link = await db.AccountLinks.AsNoTracking().SingleOrDefaultAsync(l => l.TokenHash == hash && l.Kind == AccountLink.ConfirmEmail && l.ExpiresAt > now, ct);
        if (link is null || await db.AccountLinks.Where(l => l.TokenHash == hash).ExecuteDeleteAsync(ct) == 0
            || await db.Persons.Include(p => p.SignInNames).SingleOrDefaultAsync(p => p.Id == link.PersonId && p.DisabledAt == null, ct) is not { } person)
        {
            return Outcome.LinkGone;
        }

        mailer.Write(person, "email_changed");
        person.Reach(person.ContactOf(protector).Phone, protector.Unprotect(link.ProtectedEmail!), protector);
        if (!await SaveAsync(ct))
        {
            return Outcome.Taken;
        }

        await transaction.CommitAsync(ct);
        return Outcome.Saved;
    }

    private Task<bool> IsTakenAsync(string name, Guid person, CancellationToken ct)
    {
        var hash = protector.Hash(Contact.Normalize(name));
        return db.SignInNames.AnyAsync(n => n.Hash == hash && n.PersonId != person, ct);
    }

    /// <returns>False when somebody else signs in with the number or the address.</returns>
    private async Task<bool> SaveAsync(CancellationToken ct)
    {
        try
        {
            await db.SaveChangesAsync(ct);
            return true;
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            return false;
        }
    }
}
