using System.Globalization;
using Linli.AppHost.Hosting;
using Linli.AppHost.Processes;

namespace Linli.AppHost.Postgres;

/// <summary>Debian keeps the server's programs out of the PATH, one folder for each major version.</summary>
internal static class PostgresPrograms
{
    private const string DebianFolder = "/usr/lib/postgresql";

    /// <summary>The newest version, or the one that wrote the data: another refuses to read it.</summary>
    public static string Find(string program, string? dataFolder = null)
    {
        var version = dataFolder is null ? null : VersionOf(dataFolder);
        var installed = Installed().Where(candidate => version is null || candidate.Version == version)
            .OrderByDescending(candidate => decimal.Parse(candidate.Version, CultureInfo.InvariantCulture))
            .Select(candidate => Path.Combine(candidate.Folder, program))
            .FirstOrDefault(File.Exists);
        return installed ?? Shell.Find(program) ?? throw new CannotStartException(
            version is null
                ? "PostgreSQL is not installed (Debian: apt-get install postgresql), and ConnectionStrings__postgres names no server."
                : $"{dataFolder} was written by PostgreSQL {version}, which is not installed.");
    }

    private static IEnumerable<(string Version, string Folder)> Installed() => !Directory.Exists(DebianFolder) ? [] :
        Directory.EnumerateDirectories(DebianFolder)
            .Where(folder => decimal.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out _))
            .Select(folder => (Path.GetFileName(folder), Path.Combine(folder, "bin")));

    private static string? VersionOf(string dataFolder)
    {
        var file = Path.Combine(dataFolder, "PG_VERSION");
        return File.Exists(file) ? File.ReadAllText(file).Trim() : null;
    }
}
