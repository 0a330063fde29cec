using System.Diagnostics;
using System.Globalization;

namespace Linli.AppHost.Processes;

/// <summary>
/// Remembers a resource's process in a file, so that the next start finds what an earlier one left behind, should even the
/// reaper have been killed. The start time beside the number tells our process from a stranger that got the number since.
/// </summary>
internal sealed class Leftover(string file)
{
    public void Remember(int pid) => File.WriteAllText(file, string.Create(CultureInfo.InvariantCulture, $"{pid} {ProcessTable.StartTime(pid)}"));

    public void Forget() => File.Delete(file);

    /// <summary>Gives it a moment to end by itself (its reaper may be at work), then kills it. True when it had to.</summary>
    public bool End()
    {
        if (!File.Exists(file)) return false;
        var parts = File.ReadAllText(file).Split(' ');
        Forget();
        if (parts is not [var number, var started] || started == "" || !int.TryParse(number, CultureInfo.InvariantCulture, out var pid) || ProcessTable.StartTime(pid) != started) return false;
        try
        {
            using var process = Process.GetProcessById(pid);
            if (process.WaitForExit(TimeSpan.FromSeconds(3))) return false;
            process.Kill(entireProcessTree: true);
            process.WaitForExit(TimeSpan.FromSeconds(5));
            return true;
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            return false;
        }
    }
}
