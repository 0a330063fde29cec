using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Linli.IdentityService.People;

/// <summary>A link that lets its holder set a person's first password, once, within a week. Only its hash is kept.</summary>
internal sealed class Invitation
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    private Invitation()
    {
    }

    public byte[] TokenHash { get; private init; } = [];
    public Guid PersonId { get; private init; }
    public DateTimeOffset ExpiresAt { get; private init; }

    public static (Invitation Invitation, string Token) For(Person person, DateTimeOffset now)
    {
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        return (new Invitation { TokenHash = Hash(token), PersonId = person.Id, ExpiresAt = now + Lifetime }, token);
    }

    public static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
