using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Configuration;

namespace Linli.ServiceDefaults.Security;

/// <summary>
/// Encrypts single personal fields (AES-256-GCM) and hashes them with a key, so that an exact value can be found without
/// being readable. Writes with <c>Linli:FieldKey</c> and reads with that and <c>Linli:OtherFieldKeys</c> (the next one before a
/// rotation, former ones during it). Hashes keep to one key, <c>Linli:FieldHashKey</c>, so that what was stored is still found;
/// without it they go by the only key there is. Each key is 32 bytes in base64 (docs/decisions/0017-personal-data.md).
/// </summary>
public sealed class FieldProtector
{
    /// <summary>Before keys had ids: whichever fits.</summary>
    private const byte Unnamed = 1;
    private const byte Named = 2;
    private const int NonceSize = 12;
    private const int TagSize = 16;

    private readonly FieldKey current;
    private readonly IReadOnlyList<FieldKey> keys;
    private readonly byte[] hashKey;
    private readonly byte[] mark;

    /// <summary>Derives the keys.</summary>
    /// <exception cref="InvalidOperationException">A key is missing or not 32 bytes, or nothing says which one the hashes keep to.</exception>
    public FieldProtector(IConfiguration configuration)
    {
        current = FieldKey.Read(configuration["Linli:FieldKey"], "Linli:FieldKey");
        var others = FieldKey.ReadMany(configuration, "Linli:OtherFieldKeys");
        keys = [current, .. others];
        var hashes = configuration["Linli:FieldHashKey"];
        if (string.IsNullOrEmpty(hashes) && others.Count > 0)
        {
            throw new InvalidOperationException("Where there are several keys, Linli:FieldHashKey says which one the hashes keep to: the first one that there was.");
        }

        hashKey = string.IsNullOrEmpty(hashes) ? current.Hash : FieldKey.Read(hashes, "Linli:FieldHashKey").Hash;
        mark = [Named, .. current.Id];
    }

    /// <summary>There is more than one key: what is stored may be under another than the current one.</summary>
    internal bool HasOthers => keys.Count > 1;

    /// <summary>How everything begins that is under the current key.</summary>
    internal byte[] Mark => mark;

    /// <summary>Mark, nonce, tag and ciphertext; a new nonce each time.</summary>
    public byte[] Protect(string value) => Seal(Encoding.UTF8.GetBytes(value));

    /// <summary>The same for bytes.</summary>
    public byte[] Seal(ReadOnlySpan<byte> plain)
    {
        var sealedValue = new byte[mark.Length + NonceSize + TagSize + plain.Length];
        mark.CopyTo(sealedValue, 0);
        var (nonce, tag, cipher) = (mark.Length, mark.Length + NonceSize, mark.Length + NonceSize + TagSize);
        RandomNumberGenerator.Fill(sealedValue.AsSpan(nonce, NonceSize));
        using var aes = new AesGcm(current.Encryption, TagSize);
        aes.Encrypt(sealedValue.AsSpan(nonce, NonceSize), plain, sealedValue.AsSpan(cipher), sealedValue.AsSpan(tag, TagSize));
        return sealedValue;
    }

    /// <summary>Reads what <see cref="Protect(string)"/> wrote.</summary>
    /// <exception cref="CryptographicException">Changed, or sealed with a key that is not here.</exception>
    public string Unprotect(ReadOnlySpan<byte> sealedValue) => Encoding.UTF8.GetString(Open(sealedValue));

    /// <summary>Reads what <see cref="Seal"/> wrote.</summary>
    /// <exception cref="CryptographicException">Changed, or sealed with a key that is not here.</exception>
    public byte[] Open(ReadOnlySpan<byte> sealedValue)
    {
        if (sealedValue.Length > FieldKey.IdSize && sealedValue[0] == Named)
        {
            var id = sealedValue.Slice(1, FieldKey.IdSize);
            foreach (var key in keys)
            {
                if (id.SequenceEqual(key.Id))
                {
                    return Open(sealedValue[(1 + FieldKey.IdSize)..], key);
                }
            }

            throw new CryptographicException($"A field is sealed with key {Convert.ToHexString(id)}, which is not configured.");
        }

        return sealedValue.Length > 0 && sealedValue[0] == Unnamed ? OpenUnnamed(sealedValue[1..]) : throw new CryptographicException("Not a protected field.");
    }

    /// <summary>HMAC-SHA256 of the value, for equality search.</summary>
    public byte[] Hash(string value) => HMACSHA256.HashData(hashKey, Encoding.UTF8.GetBytes(value));

    private byte[] OpenUnnamed(ReadOnlySpan<byte> rest)
    {
        for (var i = 0; i < keys.Count - 1; i++)
        {
            try
            {
                return Open(rest, keys[i]);
            }
            catch (AuthenticationTagMismatchException)
            {
                // Another key's: the next one is tried, and the last one says so itself.
                continue;
            }
        }

        return Open(rest, keys[^1]);
    }

    private static byte[] Open(ReadOnlySpan<byte> rest, FieldKey key)
    {
        if (rest.Length < NonceSize + TagSize)
        {
            throw new CryptographicException("Not a protected field.");
        }

        var plain = new byte[rest.Length - NonceSize - TagSize];
        using var aes = new AesGcm(key.Encryption, TagSize);
        aes.Decrypt(rest[..NonceSize], rest[(NonceSize + TagSize)..], rest.Slice(NonceSize, TagSize), plain);
        return plain;
    }
}
