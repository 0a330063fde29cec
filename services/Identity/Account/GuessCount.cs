namespace Linli.IdentityService.Account;

/// <summary>Wrong passwords for one sign-in name, known or not, so that nobody learns from being held back which names exist.</summary>
internal sealed class GuessCount
{
    private GuessCount()
    {
    }

    public byte[] NameHash { get; private init; } = [];
    public int Wrong { get; private init; }
    public DateTimeOffset LastAt { get; private init; }
    public DateTimeOffset? HeldUntil { get; private init; }
}
