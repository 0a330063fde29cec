using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace Linli.Gateway.Data;

/// <summary>The key that keys are locked with, made from the gateway's secret: a copy of the database alone opens no session.</summary>
internal sealed class SecretKey(IConfiguration configuration)
{
    public byte[] Value { get; } = HKDF.DeriveKey(
        HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(configuration["Linli:GatewaySecret"]!), 32, info: "linli-gateway-keys"u8.ToArray());
}

internal sealed class KeyEncryptor(SecretKey secret) : IXmlEncryptor
{
    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var plain = Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting));
        var sealedKey = new byte[KeyDecryptor.Nonce + KeyDecryptor.Tag + plain.Length];
        RandomNumberGenerator.Fill(sealedKey.AsSpan(0, KeyDecryptor.Nonce));
        using var aes = new AesGcm(secret.Value, KeyDecryptor.Tag);
        aes.Encrypt(
            sealedKey.AsSpan(0, KeyDecryptor.Nonce), plain,
            sealedKey.AsSpan(KeyDecryptor.Nonce + KeyDecryptor.Tag), sealedKey.AsSpan(KeyDecryptor.Nonce, KeyDecryptor.Tag));
        return new EncryptedXmlInfo(new XElement("sealed", Convert.ToBase64String(sealedKey)), typeof(KeyDecryptor));
    }
}

/// <summary>Made by data protection itself, by the type name that stands beside a stored key.</summary>
internal sealed class KeyDecryptor(IServiceProvider services) : IXmlDecryptor
{
    internal const int Nonce = 12;
    internal const int Tag = 16;

    public XElement Decrypt(XElement encryptedElement)
    {
        var sealedKey = Convert.FromBase64String(encryptedElement.Value);
        var plain = new byte[sealedKey.Length - Nonce - Tag];
        using var aes = new AesGcm(services.GetRequiredService<SecretKey>().Value, Tag);
        aes.Decrypt(sealedKey.AsSpan(0, Nonce), sealedKey.AsSpan(Nonce + Tag), sealedKey.AsSpan(Nonce, Tag), plain);
        return XElement.Parse(Encoding.UTF8.GetString(plain));
    }
}
