using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Configuration;

namespace Linli.ServiceDefaults.Security;

/// <summary>A key of 32 bytes, made into one for encryption and one for hashes. Its id is derived from it, so that no configuration can name it wrongly.</summary>
internal sealed class FieldKey
{
    public const int IdSize = 4;
    private const int MasterSize = 32;

    private FieldKey(byte[] master)
    {
        Id = Derive(master, "linli field key id")[..IdSize];
        Encryption = Derive(master, "linli field encryption");
        Hash = Derive(master, "linli field hash");
    }

    public byte[] Id { get; }

    public byte[] Encryption { get; }

    public byte[] Hash { get; }

    /// <param name="text">32 bytes in base64.</param>
    /// <param name="name">The setting that it comes from.</param>
    /// <exception cref="InvalidOperationException">It is missing or has another length.</exception>
    public static FieldKey Read(string? text, string name)
    {
        var master = new byte[MasterSize + 1];
        return Convert.TryFromBase64String(text ?? "", master, out var length) && length == MasterSize
            ? new(master[..MasterSize])
            : throw new InvalidOperationException($"{name} must be 32 bytes in base64.");
    }

    /// <summary>Several keys, parted by commas.</summary>
    public static IReadOnlyList<FieldKey> ReadMany(IConfiguration configuration, string name) =>
        [.. (configuration[name] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(text => Read(text, name))];

    private static byte[] Derive(byte[] master, string use) => HKDF.DeriveKey(HashAlgorithmName.SHA256, master, MasterSize, info: Encoding.ASCII.GetBytes(use));
}
