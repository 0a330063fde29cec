using System.Security.Cryptography;
using Linli.IdentityService.Data;
using Linli.IdentityService.OpenId;
using Linli.IdentityService.People;
using Linli.ServiceDefaults.Security;
using Microsoft.EntityFrameworkCore;
using OtpNet;

namespace Linli.IdentityService.SecondFactor;

/// <summary>Time-based codes (RFC 6238, six digits, 30 s, one step of clock difference either way) and recovery codes.</summary>
internal sealed class SecondFactors(IdentityDb db, FieldProtector protector, PublicAddress address, TimeProvider clock)
{
    private const int RecoveryCodes = 10;
    private const int KeyBytes = 20;

    // Without letters and digits that are mistaken for one another.
    private const string RecoveryAlphabet = "23456789abcdefghjkmnpqrstuvwxyz";
    private static readonly VerificationWindow Window = new(previous: 1, future: 1);

    public Task<bool> IsOnAsync(Guid person, CancellationToken ct) => db.Authenticators.AnyAsync(a => a.PersonId == person && a.ConfirmedAt != null, ct);

    /// <summary>The secret to scan, the same one until it is confirmed; null once it is: nobody sees it again.</summary>
    public async Task<Enrolment?> BeginAsync(Person person, CancellationToken ct)
    {
        var key = protector.Protect(Base32Encoding.ToString(RandomNumberGenerator.GetBytes(KeyBytes)));
        await db.Database.ExecuteSqlAsync(
            $"INSERT INTO authenticator (person_id, protected_key, last_step) VALUES ({person.Id}, {key}, 0) ON CONFLICT (person_id) DO NOTHING", ct);
        var pending = await db.Authenticators.AsNoTracking().SingleAsync(a => a.PersonId == person.Id, ct);
        if (pending.ConfirmedAt is not null)
        {
            return null;
        }

        var secret = protector.Unprotect(pending.ProtectedKey);
        var issuer = address.Uri.Host == "localhost" ? "Linli" : $"Linli {address.Uri.Host}";
        return new(secret, new OtpUri(OtpType.Totp, secret, person.ContactOf(protector).SignInName, issuer).ToString());
    }

    /// <summary>Turns it on with a first code.</summary>
    /// <returns>The recovery codes, to be shown this once; null when the code is not right.</returns>
    public async Task<IReadOnlyList<string>?> ConfirmAsync(Guid person, string? code, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.Authenticators.SingleOrDefaultAsync(a => a.PersonId == person && a.ConfirmedAt == null, ct) is not { } pending || !await TakeCodeAsync(pending, code, ct))
        {
            return null;
        }

        pending.Confirm(clock.GetUtcNow());
        var codes = await RenewRecoveryCodesAsync(person, ct);
        await transaction.CommitAsync(ct);
        return codes;
    }

    /// <summary>A code of the authenticator or a recovery code, each good for one time, also when two come at once.</summary>
    public async Task<bool> VerifyAsync(Guid person, string? code, CancellationToken ct)
    {
        if (await db.Authenticators.AsNoTracking().SingleOrDefaultAsync(a => a.PersonId == person && a.ConfirmedAt != null, ct) is not { } authenticator)
        {
            return false;
        }

        if (await TakeCodeAsync(authenticator, code, ct))
        {
            return true;
        }

        var hash = Hash(person, code ?? "");
        return await db.RecoveryCodes.Where(c => c.PersonId == person && c.Hash == hash).ExecuteDeleteAsync(ct) > 0;
    }

    public Task<int> CountRecoveryCodesAsync(Guid person, CancellationToken ct) => db.RecoveryCodes.CountAsync(c => c.PersonId == person, ct);

    /// <summary>Ten new ones; those before are worth nothing any more.</summary>
    public async Task<IReadOnlyList<string>> RenewRecoveryCodesAsync(Guid person, CancellationToken ct)
    {
        await using var own = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(ct) : null;
        await db.RecoveryCodes.Where(c => c.PersonId == person).ExecuteDeleteAsync(ct);
        var codes = Enumerable.Range(0, RecoveryCodes).Select(_ => RandomNumberGenerator.GetString(RecoveryAlphabet, 10)).ToList();
        db.AddRange(codes.Select(c => new RecoveryCode(person, Hash(person, c))));
        await db.SaveChangesAsync(ct);
        if (own is not null)
        {
            await own.CommitAsync(ct);
        }

        return codes.ConvertAll(c => $"{c[..5]}-{c[5..]}");
    }

    public async Task TurnOffAsync(Guid person, CancellationToken ct)
    {
        await db.RecoveryCodes.Where(c => c.PersonId == person).ExecuteDeleteAsync(ct);
        await db.Authenticators.Where(a => a.PersonId == person).ExecuteDeleteAsync(ct);
    }

    private async Task<bool> TakeCodeAsync(Authenticator authenticator, string? code, CancellationToken ct)
    {
        var digits = string.Concat((code ?? "").Normalize(System.Text.NormalizationForm.FormKC).Where(c => !char.IsWhiteSpace(c)));
        var totp = new Totp(Base32Encoding.ToBytes(protector.Unprotect(authenticator.ProtectedKey)));
        return totp.VerifyTotp(clock.GetUtcNow().UtcDateTime, digits, out var step, Window)
            && await db.Authenticators.Where(a => a.PersonId == authenticator.PersonId && a.LastStep < step).ExecuteUpdateAsync(set => set.SetProperty(a => a.LastStep, step), ct) > 0;
    }

    private byte[] Hash(Guid person, string code) =>
        protector.Hash($"recovery {person} {string.Concat(code.Normalize(System.Text.NormalizationForm.FormKC).Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant()}");
}

/// <param name="Secret">Base32, to type where no camera is at hand.</param>
/// <param name="Uri">What the QR code holds.</param>
internal sealed record Enrolment(string Secret, string Uri);
