using Linli.IdentityService.Access;
using Linli.IdentityService.Data;
using Linli.IdentityService.People;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Linli.IdentityService.External;

/// <summary>
/// Finds the person behind a provider's subject: linked before, or now by an invitation or by an e-mail address that the provider
/// has verified. Only somebody all of whose roles lie in the provider's own sub-district: its administrator chooses the provider,
/// and must not become anybody elsewhere by it.
/// </summary>
internal sealed class LinkPerson(IdentityDb db, AccessReader reader, FieldProtector protector, TimeProvider clock)
{
    public async Task<(Person? Person, string? Refusal)> ResolveAsync(KnownProvider provider, Vouched vouched, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var logins = db.Set<IdentityUserLogin<Guid>>();
        // Kept as a keyed hash: whom somebody is elsewhere is nobody's business here.
        var key = Convert.ToHexString(protector.Hash($"{provider.LoginName} {vouched.Subject}"));
        var known = await logins.SingleOrDefaultAsync(l => l.LoginProvider == provider.LoginName && l.ProviderKey == key, ct);
        var person = known is not null ? await db.Persons.SingleAsync(p => p.Id == known.UserId, ct)
            : vouched.Invitation is { } invitation ? await InvitedAsync(invitation, ct)
            : vouched is { EmailVerified: true, Email: { Length: > 0 } email } ? await ByEmailAsync(email, ct)
            : null;
        if (person is null || person.IsMachine)
        {
            return (null, vouched.Invitation is not null ? "invitation" : vouched.EmailVerified ? "unknown" : "unverified");
        }

        if (person.DisabledAt is not null)
        {
            return (null, "disabled");
        }

        var access = (await reader.ReadAsync(person.Id, ct))!;
        if (access.Held.Count == 0 || access.Held.Any(h => h.Scope.TenantId != provider.TenantId))
        {
            return (null, access.Held.Count == 0 ? "unknown" : "elsewhere");
        }

        if (known is null)
        {
            logins.Add(new() { LoginProvider = provider.LoginName, ProviderKey = key, UserId = person.Id, ProviderDisplayName = provider.Name });
            person.SignInElsewhere(true);
            await db.SaveChangesAsync(ct);
            await db.Invitations.Where(i => i.PersonId == person.Id).ExecuteDeleteAsync(ct);
        }

        await transaction.CommitAsync(ct);
        return (person, null);
    }

    private Task<Person?> InvitedAsync(byte[] token, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return db.Persons.SingleOrDefaultAsync(p => db.Invitations.Any(i => i.TokenHash == token && i.PersonId == p.Id && i.ExpiresAt > now), ct);
    }

    private Task<Person?> ByEmailAsync(string email, CancellationToken ct)
    {
        var hash = protector.Hash(Contact.Normalize(email));
        return db.Persons.SingleOrDefaultAsync(p => p.SignInNames.Any(n => n.Hash == hash), ct);
    }
}
