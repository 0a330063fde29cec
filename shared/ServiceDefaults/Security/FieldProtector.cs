using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Configuration;

namespace Linli.ServiceDefaults.Security;

/// <summary>
/// Encrypts single personal fields (AES-256-GCM) and hashes them with a key, so that an exact value can be found without
/// being readable. The key comes from <c>Linli:FieldKey</c> (32 bytes, base64).
/// </summary>
public sealed class FieldProtector
{
    private const byte Format = 1;
    private const int NonceSize = 12;
    private const int TagSize = 16;

    private readonly byte[] encryptionKey;
    private readonly byte[] hashKey;

    /// <summary>Derives one key for encryption and one for hashing.</summary>
    /// <exception cref="InvalidOperationException">The key is missing or not 32 bytes.</exception>
    public FieldProtector(IConfiguration configuration)
    {
        var master = Convert.FromBase64String(configuration["Linli:FieldKey"] ?? "");
        if (master.Length != 32)
        {
            throw new InvalidOperationException("Linli:FieldKey must be 32 bytes in base64.");
        }

        encryptionKey = HKDF.DeriveKey(HashAlgorithmName.SHA256, master, 32, info: "linli field encryption"u8.ToArray());
        hashKey = HKDF.DeriveKey(HashAlgorithmName.SHA256, master, 32, info: "linli field hash"u8.ToArray());
    }

    /// <summary>Format byte, nonce, tag and ciphertext; a new nonce each time.</summary>
    public byte[] Protect(string value) => Seal(Encoding.UTF8.GetBytes(value));

    /// <summary>The same for bytes.</summary>
    public byte[] Seal(ReadOnlySpan<byte> plain)
    {
        var sealedValue = new byte[1 + NonceSize + TagSize + plain.Length];
        sealedValue[0] = Format;
        var nonce = sealedValue.AsSpan(1, NonceSize);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(encryptionKey, TagSize);
        aes.Encrypt(nonce, plain, sealedValue.AsSpan(1 + NonceSize + TagSize), sealedValue.AsSpan(1 + NonceSize, TagSize));
        return sealedValue;
    }

    /// <summary>Reads what <see cref="Protect(string)"/> wrote.</summary>
    /// <exception cref="CryptographicException">Changed, or sealed with another key.</exception>
    public string Unprotect(ReadOnlySpan<byte> sealedValue) => Encoding.UTF8.GetString(Open(sealedValue));

    /// <summary>Reads what <see cref="Seal"/> wrote.</summary>
    /// <exception cref="CryptographicException">Changed, or sealed with another key.</exception>
    public byte[] Open(ReadOnlySpan<byte> sealedValue)
    {
        if (sealedValue.Length < 1 + NonceSize + TagSize || sealedValue[0] != Format)
        {
            throw new CryptographicException("Not a protected field.");
        }

        var plain = new byte[sealedValue.Length - 1 - NonceSize - TagSize];
        using var aes = new AesGcm(encryptionKey, TagSize);
        aes.Decrypt(sealedValue.Slice(1, NonceSize), sealedValue[(1 + NonceSize + TagSize)..], sealedValue.Slice(1 + NonceSize, TagSize), plain);
        return plain;
    }

    /// <summary>HMAC-SHA256 of the value, for equality search.</summary>
    public byte[] Hash(string value) => HMACSHA256.HashData(hashKey, Encoding.UTF8.GetBytes(value));
}

/// <summary>How personal values are shown.</summary>
public static class Mask
{
    /// <summary>First 3 and last 4 digits of a mobile number; shorter numbers show only their last two.</summary>
    public static string Phone(string phone) =>
        phone.Length >= 11 ? $"{phone[..3]}****{phone[^4..]}" : new string('*', Math.Max(0, phone.Length - 2)) + phone[Math.Max(0, phone.Length - 2)..];

    /// <summary>Surname and 某: 李某.</summary>
    public static string Name(string name) => name.Length == 0 ? "" : $"{name[0]}某";
}
