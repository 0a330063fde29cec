using Linli.ServiceDefaults.Tenancy;

namespace Linli.IdentityService.Mail;

/// <summary>
/// A mail on its way out, written in the transaction of what it tells of. Address and text are encrypted: they hold names and links. Sent means
/// deleted. It goes with the sub-district in which it was written, and with the account of whom it is to; it does not travel, since its links lead here.
/// </summary>
internal sealed class QueuedMail : IStaysBehind
{
    private QueuedMail()
    {
    }

    public QueuedMail(Guid? tenantId, Guid? personId, byte[] protectedAddress, byte[] protectedText, DateTimeOffset now) =>
        (Id, TenantId, PersonId, ProtectedAddress, ProtectedText, CreatedAt, NextAttemptAt) = (Guid.CreateVersion7(), tenantId, personId, protectedAddress, protectedText, now, now);

    /// <summary>Also the Message-ID, so that a mail that was sent again after a crash is known as the same one.</summary>
    public Guid Id { get; private init; }

    /// <summary>Null for what the city's people write, and for what somebody asks for who is not signed in.</summary>
    public Guid? TenantId { get; private init; }

    public Guid? PersonId { get; private init; }
    public byte[] ProtectedAddress { get; private init; } = [];

    /// <summary>The subject, and from the second line on the text.</summary>
    public byte[] ProtectedText { get; private init; } = [];
    public DateTimeOffset CreatedAt { get; private init; }
    public DateTimeOffset NextAttemptAt { get; private set; }
    public int Attempts { get; private set; }

    /// <summary>Refused for good, or not sent for a day.</summary>
    public DateTimeOffset? GivenUpAt { get; private set; }

    /// <summary>What the server last said; never the address.</summary>
    public string? Error { get; private set; }

    public const int ErrorLength = 300;
    private static readonly TimeSpan Patience = TimeSpan.FromDays(1);

    public void Failed(string error, bool forGood, DateTimeOffset now)
    {
        Error = error.Length > ErrorLength ? error[..ErrorLength] : error;
        Attempts++;
        NextAttemptAt = now + TimeSpan.FromSeconds(Math.Min(600, Math.Pow(2, Math.Min(Attempts, 10))));
        GivenUpAt = forGood || now - CreatedAt > Patience ? now : null;
    }
}
