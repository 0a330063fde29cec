namespace Linli.IdentityService.Sessions;

/// <summary>One sign-in of one browser. The row is the session: codes, refresh tokens and Identity's own cookie are worth nothing without it.</summary>
internal sealed class PersonSession
{
    /// <summary>From sign-in, whatever is done.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    private PersonSession()
    {
    }

    public PersonSession(Guid personId, byte[] protectedAddress, string agent, DateTimeOffset now)
    {
        Id = Guid.CreateVersion7();
        (PersonId, ProtectedAddress, Agent, StartedAt, LastUsedAt) = (personId, protectedAddress, agent, now, now);
    }

    public Guid Id { get; private init; }
    public Guid PersonId { get; private init; }
    public byte[] ProtectedAddress { get; private init; } = [];

    /// <summary>Browser and system in words, see <see cref="BrowserName"/>; not the long text that the browser sent.</summary>
    public string Agent { get; private init; } = "";
    public DateTimeOffset StartedAt { get; private init; }
    public DateTimeOffset LastUsedAt { get; private init; }
}
