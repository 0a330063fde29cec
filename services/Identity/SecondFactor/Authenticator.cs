namespace Linli.IdentityService.SecondFactor;

/// <summary>A person's authenticator: its secret, from the moment the page shows it; it counts once a code from it was confirmed.</summary>
internal sealed class Authenticator
{
    private Authenticator()
    {
    }

    public Authenticator(Guid personId, byte[] protectedKey) => (PersonId, ProtectedKey) = (personId, protectedKey);

    public Guid PersonId { get; private init; }
    public byte[] ProtectedKey { get; private init; } = [];
    public DateTimeOffset? ConfirmedAt { get; private set; }

    /// <summary>The time step of the last code that was accepted: it and older ones are worth nothing any more.</summary>
    public long LastStep { get; private init; }

    public void Confirm(DateTimeOffset now) => ConfirmedAt ??= now;
}

/// <summary>Lets its holder in once without the authenticator. Only a keyed hash is kept; used means deleted.</summary>
internal sealed record RecoveryCode(Guid PersonId, byte[] Hash);
