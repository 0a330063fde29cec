using System.Globalization;

namespace Linli.AppHost.Processes;

/// <summary>The machine's processes, from /proc. What is gone by the time it is looked at, or not ours to see, is left out.</summary>
internal static class ProcessTable
{
    public static IEnumerable<int> All() =>
        Directory.EnumerateDirectories("/proc").Select(Path.GetFileName)
            .Select(name => int.TryParse(name, CultureInfo.InvariantCulture, out var pid) ? pid : 0)
            .Where(pid => pid > 0);

    public static IEnumerable<int> RunningIn(string folder) =>
        All().Where(pid => Read(() => new FileInfo($"/proc/{pid}/cwd").LinkTarget) == folder);

    public static bool Holds(int pid, ISet<string> sockets) =>
        Read(() => Directory.EnumerateFiles($"/proc/{pid}/fd").Any(file => new FileInfo(file).LinkTarget is { } target && sockets.Contains(target)));

    public static string? CommandLine(int pid) => Read(() => File.ReadAllText($"/proc/{pid}/cmdline").TrimEnd('\0').Replace('\0', ' '));

    /// <summary>In the kernel's ticks since boot: with the number it names a process for good.</summary>
    public static string? StartTime(int pid) => Read(() =>
    {
        // The second column, the name in brackets, may hold spaces; the start time is the 22nd.
        var stat = File.ReadAllText($"/proc/{pid}/stat");
        return stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[19];
    });

    private static T? Read<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return default;
        }
    }
}
