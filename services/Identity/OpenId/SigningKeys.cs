using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;

namespace Linli.IdentityService.OpenId;

/// <summary>
/// The keys in a folder: every <c>*.pem</c> (ES256, PKCS#8) is published and the last by name signs, so a key is rotated by
/// adding a file and restarting, and retired by removing it once its tokens have run out. <c>encryption.key</c> seals what
/// only Identity itself reads (authorization codes and refresh tokens).
/// </summary>
internal sealed record SigningKeys(IReadOnlyList<ECDsaSecurityKey> Signing, SymmetricSecurityKey Encryption)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public static SigningKeys Load(string folder, TimeProvider clock)
    {
        Directory.CreateDirectory(folder);
        if (!Directory.EnumerateFiles(folder, "*.pem").Any())
        {
            using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            Write(Path.Combine(folder, $"{clock.GetUtcNow():yyyyMMddHHmmss}.pem"), key.ExportPkcs8PrivateKeyPem());
        }

        var encryption = Path.Combine(folder, "encryption.key");
        if (!File.Exists(encryption))
        {
            Write(encryption, Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
        }

        var signing = Directory.EnumerateFiles(folder, "*.pem").OrderDescending(StringComparer.Ordinal).Select(Read).ToList();
        return new(signing, new SymmetricSecurityKey(Convert.FromBase64String(File.ReadAllText(encryption).Trim())));
    }

    private static ECDsaSecurityKey Read(string file)
    {
        var key = ECDsa.Create();
        key.ImportFromPem(File.ReadAllText(file));
        return new(key) { KeyId = Base64UrlEncoder.Encode(SHA256.HashData(key.ExportSubjectPublicKeyInfo())[..12]) };
    }

    /// <summary>Complete or not at all, and readable by the owner only from its first byte on.</summary>
    private static void Write(string file, string content)
    {
        var draft = $"{file}.{Environment.ProcessId}.tmp";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        using (var writer = new StreamWriter(draft, options))
        {
            writer.Write(content);
        }

        File.Move(draft, file, overwrite: true);
    }
}
