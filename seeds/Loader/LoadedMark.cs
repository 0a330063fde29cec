using System.Security.Cryptography;

namespace Linli.Loader;

/// <summary>Remembers which seeds an installation has loaded, so that its next start does not ask after every row again.</summary>
internal sealed class LoadedMark(string? path, string seeds)
{
    public bool Matches => path is not null && File.Exists(path) && File.ReadAllText(path) == Hash();

    public void Leave()
    {
        if (path is not null)
        {
            File.WriteAllText(path, Hash());
        }
    }

    /// <summary>Of the files and of the program that reads them: either may bring something new.</summary>
    private string Hash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in System.IO.Directory.EnumerateFiles(seeds, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Append(typeof(LoadedMark).Assembly.Location))
        {
            hash.AppendData(File.ReadAllBytes(file));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
