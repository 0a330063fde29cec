using Linli.IdentityService.Data;
using Linli.IdentityService.People;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Linli.IdentityService.Account;

/// <summary>Name and password → person. Takes as long, and says the same, for a name that nobody has.</summary>
internal sealed class SignInCheck(IdentityDb db, GuessGuard guard, FieldProtector protector, IPasswordHasher<Person> hasher, AccountAudit audit)
{
    private static string? nobodysHash;

    public async Task<SignInResult> CheckAsync(string name, string password, CancellationToken ct)
    {
        var nameHash = protector.Hash(Contact.Normalize(name));
        var result = await JudgeAsync(nameHash, password, ct);
        if (result.Refusal != SignInRefusal.None)
        {
            var meant = await db.Persons.Where(p => p.SignInNames.Any(n => n.Hash == nameHash)).Select(p => (Guid?)p.Id).SingleOrDefaultAsync(ct);
            await audit.RefusedAsync(meant, result.Refusal, ct);
        }

        return result;
    }

    private async Task<SignInResult> JudgeAsync(byte[] nameHash, string password, CancellationToken ct)
    {
        if (await guard.TryAsync(nameHash, ct) is { } wait)
        {
            return new(null, SignInRefusal.Held, wait);
        }

        var person = await db.Persons.SingleOrDefaultAsync(p => p.SignInNames.Any(n => n.Hash == nameHash), ct);
        var verdict = Verify(person, password);
        if (person is null || verdict == PasswordVerificationResult.Failed)
        {
            return new(null, SignInRefusal.Wrong);
        }

        await guard.ClearAsync(nameHash, ct);
        if (verdict == PasswordVerificationResult.SuccessRehashNeeded)
        {
            person.PasswordHash = hasher.HashPassword(person, password);
            await db.SaveChangesAsync(ct);
        }

        return person.DisabledAt is null ? new(person) : new(null, SignInRefusal.Disabled);
    }

    private PasswordVerificationResult Verify(Person? person, string password)
    {
        nobodysHash ??= hasher.HashPassword(null!, Guid.NewGuid().ToString());
        var result = hasher.VerifyHashedPassword(person!, person?.PasswordHash ?? nobodysHash, password);
        return person?.PasswordHash is null ? PasswordVerificationResult.Failed : result;
    }
}

internal enum SignInRefusal
{
    None,
    Wrong,
    Held,
    Disabled,
}

internal sealed record SignInResult(Person? Person, SignInRefusal Refusal = SignInRefusal.None, TimeSpan Wait = default);
