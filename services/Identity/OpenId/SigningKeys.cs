using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;

namespace Linli.IdentityService.OpenId;

/// <summary>
/// The keys in a folder, read at one moment. Every <c>*.pem</c> (ES256, PKCS#8, named by the second it was made) is published; the
/// newest that has been published for <see cref="KeyTimes.Lead"/> signs, so that everybody knows a key before it is used.
/// <c>encryption.key</c> seals what only Identity itself reads (authorization codes and refresh tokens).
/// </summary>
internal sealed record SigningKeys(IReadOnlyList<ECDsaSecurityKey> Signing, SymmetricSecurityKey Encryption)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private static readonly TimeSpan LockPatience = TimeSpan.FromSeconds(10);
    private const string NameFormat = "yyyyMMddHHmmss";

    /// <summary>The one that signs comes first.</summary>
    public static SigningKeys Load(string folder, KeyTimes times, DateTimeOffset now)
    {
        Directory.CreateDirectory(folder);
        using (Lock(folder))
        {
            if (FilesOf(folder).Count == 0)
            {
                Add(folder, now);
            }

            var encryption = Path.Combine(folder, "encryption.key");
            if (!File.Exists(encryption))
            {
                Write(encryption, Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
            }

            var files = FilesOf(folder);
            var signer = SignerOf(files, times, now);
            return new([.. files.Prepend(signer).Distinct().Select(f => Read(f.Path))], new(Convert.FromBase64String(File.ReadAllText(encryption).Trim())));
        }
    }

    /// <summary>Adds a key when the newest has grown old, and removes those whose last token has run out.</summary>
    public static void Rotate(string folder, KeyTimes times, DateTimeOffset now)
    {
        using (Lock(folder))
        {
            if (FilesOf(folder)[0].MadeAt <= now - times.RotateEvery)
            {
                Add(folder, now);
            }

            // A key has had its time when the one after it has been signing for long enough.
            var files = FilesOf(folder);
            foreach (var over in files.Skip(1).Where((_, i) => files[i].MadeAt + times.Lead + times.Keep <= now))
            {
                File.Delete(over.Path);
            }
        }
    }

    /// <summary>The keys' names, the one that signs first: changes when, and only when, there is something new to take in.</summary>
    public static string Signature(string folder, KeyTimes times, DateTimeOffset now)
    {
        var files = FilesOf(folder);
        return files.Count == 0 ? "" : string.Join(' ', files.Prepend(SignerOf(files, times, now)).Select(f => Path.GetFileName(f.Path)));
    }

    /// <summary>The newest first. A file that somebody named otherwise counts as made when it was written.</summary>
    private static List<KeyFile> FilesOf(string folder) =>
    [
        .. Directory.EnumerateFiles(folder, "*.pem").Select(path => new KeyFile(path,
            DateTimeOffset.TryParseExact(Path.GetFileNameWithoutExtension(path), NameFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var made)
                ? made : File.GetLastWriteTimeUtc(path))).OrderByDescending(f => f.MadeAt).ThenByDescending(f => f.Path, StringComparer.Ordinal),
    ];

    private static KeyFile SignerOf(List<KeyFile> files, KeyTimes times, DateTimeOffset now) => files.Find(f => f.MadeAt + times.Lead <= now) ?? files[^1];

    private static void Add(string folder, DateTimeOffset now)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Write(Path.Combine(folder, now.UtcDateTime.ToString(NameFormat, CultureInfo.InvariantCulture) + ".pem"), key.ExportPkcs8PrivateKeyPem());
    }

    private static ECDsaSecurityKey Read(string file)
    {
        var key = ECDsa.Create();
        key.ImportFromPem(File.ReadAllText(file));
        return new(key) { KeyId = Base64UrlEncoder.Encode(SHA256.HashData(key.ExportSubjectPublicKeyInfo())[..12]) };
    }

    /// <summary>Of several instances on one folder one writes at a time. Only ever held for a moment.</summary>
    private static FileStream Lock(string folder)
    {
        var began = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                return new FileStream(Path.Combine(folder, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (Stopwatch.GetElapsedTime(began) < LockPatience)
            {
                Thread.Yield();
            }
        }
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

    private sealed record KeyFile(string Path, DateTimeOffset MadeAt);
}

/// <summary>Section <c>Linli:Keys</c>.</summary>
internal sealed class KeyTimes
{
    public TimeSpan RotateEvery { get; init; } = TimeSpan.FromDays(90);

    /// <summary>From publishing to signing: longer than services and gateway remember the published keys.</summary>
    public TimeSpan Lead { get; init; } = TimeSpan.FromHours(1);

    /// <summary>From the last signature to removal: longer than any token lives, refresh tokens included.</summary>
    public TimeSpan Keep { get; init; } = TimeSpan.FromDays(1);

    /// <summary>How often an instance looks at the folder.</summary>
    public TimeSpan Look { get; init; } = TimeSpan.FromMinutes(1);
}
