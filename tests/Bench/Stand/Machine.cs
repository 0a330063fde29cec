using System.Globalization;
using Linli.AppHost.Processes;

namespace Linli.Bench.Stand;

/// <summary>What /proc says.</summary>
internal static class Machine
{
    private const int TicksPerSecond = 100;

    /// <summary>How many processes wanted a core, over the last minute.</summary>
    public static double Load() => double.Parse(File.ReadAllText("/proc/loadavg").Split(' ')[0], CultureInfo.InvariantCulture);

    /// <summary>A process and all that descend from it.</summary>
    public static IReadOnlyList<int> TreeOf(int root)
    {
        var children = ProcessTable.All().Select(pid => (Pid: pid, Stat: Stat(pid))).Where(p => p.Stat is not null)
            .ToLookup(p => int.Parse(p.Stat![1], CultureInfo.InvariantCulture), p => p.Pid);
        var tree = new List<int> { root };
        for (var i = 0; i < tree.Count; i++)
        {
            tree.AddRange(children[tree[i]]);
        }

        return tree;
    }

    /// <summary>Seconds of processor that the process and its living descendants have used.</summary>
    public static double CpuSeconds(int root) => TreeOf(root).Sum(pid =>
        Stat(pid) is { } stat ? (double.Parse(stat[11], CultureInfo.InvariantCulture) + double.Parse(stat[12], CultureInfo.InvariantCulture)) / TicksPerSecond : 0);

    /// <summary>Proportional share of memory in MB: pages that several processes share count once in all.</summary>
    public static double Megabytes(int pid)
    {
        try
        {
            var pss = File.ReadLines($"/proc/{pid}/smaps_rollup").First(line => line.StartsWith("Pss:", StringComparison.Ordinal));
            return double.Parse(pss.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
        }
        catch (Exception e) when (e is IOException or InvalidOperationException or UnauthorizedAccessException)
        {
            // It has just ended, or is not ours to see.
            return 0;
        }
    }

    /// <summary>From the third column on: state, parent, …</summary>
    private static string[]? Stat(int pid)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{pid}/stat");
            return stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (IOException)
        {
            return null;
        }
    }
}
