using Linli.IdentityService.People;

namespace Linli.IdentityService.Recovery;

/// <summary>A link in an e-mail that proves its reader: it lets them set a new password, or confirms an address. Once, within the hour; only its hash is kept.</summary>
internal sealed class AccountLink
{
    public const string ResetPassword = "reset_password";
    public const string ConfirmEmail = "confirm_email";
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    private AccountLink()
    {
    }

    public AccountLink(Guid personId, string kind, string token, DateTimeOffset now, byte[]? protectedEmail = null) =>
        (PersonId, Kind, TokenHash, ExpiresAt, ProtectedEmail) = (personId, kind, Invitation.Hash(token), now + Lifetime, protectedEmail);

    public byte[] TokenHash { get; private init; } = [];
    public Guid PersonId { get; private init; }
    public string Kind { get; private init; } = "";
    public DateTimeOffset ExpiresAt { get; private init; }

    /// <summary>The address to be confirmed.</summary>
    public byte[]? ProtectedEmail { get; private init; }
}
