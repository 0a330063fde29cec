using System.Security.Cryptography;

namespace Linli.RegistryService.Files;

/// <summary>
/// Encrypts a file (AES-256-GCM) with a key of its own, which the file's row holds sealed: without the row nobody reads it, and when the
/// platform's key is changed the file stays as it is. Bound to its id, so that one file cannot stand in for another.
/// </summary>
internal static class FileCipher
{
    private const int KeySize = 32;
    private const int NonceSize = 12;
    private const int TagSize = 16;

    public static byte[] NewKey() => RandomNumberGenerator.GetBytes(KeySize);

    /// <summary>Nonce, tag and ciphertext.</summary>
    public static byte[] Seal(byte[] key, Guid id, ReadOnlySpan<byte> plain)
    {
        var content = new byte[NonceSize + TagSize + plain.Length];
        RandomNumberGenerator.Fill(content.AsSpan(0, NonceSize));
        using var aes = new AesGcm(key, TagSize);
        aes.Encrypt(content.AsSpan(0, NonceSize), plain, content.AsSpan(NonceSize + TagSize), content.AsSpan(NonceSize, TagSize), id.ToByteArray());
        return content;
    }

    /// <exception cref="CryptographicException">Changed, or another file's.</exception>
    public static byte[] Open(byte[] key, Guid id, ReadOnlySpan<byte> content)
    {
        if (content.Length < NonceSize + TagSize)
        {
            throw new CryptographicException($"File {id} is cut off.");
        }
        var plain = new byte[content.Length - NonceSize - TagSize];
        using var aes = new AesGcm(key, TagSize);
        aes.Decrypt(content[..NonceSize], content[(NonceSize + TagSize)..], content.Slice(NonceSize, TagSize), plain, id.ToByteArray());
        return plain;
    }
}
