using Linli.AppHost.Hosting;
using Linli.AppHost.Processes;

namespace Linli.AppHost.Postgres;

/// <summary>PostgreSQL refuses to run as root: then it runs as Debian's `postgres`, otherwise as whoever we are.</summary>
internal static class PostgresAccount
{
    private const string Name = "postgres";

    /// <summary>Runs the program in its folder, as the account that may.</summary>
    public static ChildCommand Command(string folder, string program, params IReadOnlyList<string> arguments)
    {
        var environment = new Dictionary<string, string> { ["HOME"] = folder, ["LC_ALL"] = "C.UTF-8" };
        return Environment.IsPrivilegedProcess
            ? new("setpriv", ["--reuid=" + Name, "--regid=" + Name, "--init-groups", "--inh-caps=-all", "--no-new-privs", program, .. arguments]) { Environment = environment, WorkingDirectory = folder }
            : new(program, arguments) { Environment = environment, WorkingDirectory = folder };
    }

    /// <summary>
    /// Makes the folder and hands it to the account. When that account cannot get there (a checkout below /root), the folder
    /// becomes a link to one that it can reach.
    /// </summary>
    public static async Task<string> OwnAsync(string folder, CancellationToken ct)
    {
        if (new DirectoryInfo(folder).LinkTarget is { } target) folder = target;
        else if (!Directory.Exists(folder) && Environment.IsPrivilegedProcess && !await ReachesAsync(Path.GetDirectoryName(folder)!, ct)) folder = LinkToReachable(folder);

        Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        await GiveAsync(folder, ct);
        return folder;
    }

    public static async Task GiveAsync(string path, CancellationToken ct)
    {
        if (Environment.IsPrivilegedProcess) await Shell.RunAsync(new("chown", Name + ":", path), ct);
    }

    private static async Task<bool> ReachesAsync(string folder, CancellationToken ct)
    {
        try
        {
            await Shell.RunAsync(Command("/", "test", "-x", folder), ct);
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private static string LinkToReachable(string folder)
    {
        var reachable = Directory.CreateDirectory($"/var/lib/linli-{Guid.NewGuid():N}", (UnixFileMode)0b111_001_001).FullName;
        Directory.CreateSymbolicLink(folder, reachable);
        return reachable;
    }
}
