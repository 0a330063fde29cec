using System.Globalization;

namespace Linli.AppHost.Processes;

/// <summary>Who listens on a local TCP port, read from /proc: a message that names the process saves a search.</summary>
internal sealed record PortOwner(int Port, int? ProcessId, string? Command)
{
    private const string Listening = "0A";

    public override string ToString() => ProcessId is { } pid
        ? $"port {Port} is in use by process {pid} ({Command})"
        : $"port {Port} is in use by a process of another user";

    /// <summary>Null when nobody listens there.</summary>
    public static PortOwner? Of(int port)
    {
        var sockets = ListeningSockets("/proc/net/tcp", port).Concat(ListeningSockets("/proc/net/tcp6", port)).ToHashSet();
        if (sockets.Count == 0) return null;
        var pid = ProcessTable.All().FirstOrDefault(pid => ProcessTable.Holds(pid, sockets));
        return pid == 0 ? new(port, null, null) : new(port, pid, Shorten(ProcessTable.CommandLine(pid)));
    }

    private static List<string> ListeningSockets(string table, int port)
    {
        if (!File.Exists(table)) return [];
        var ending = ":" + port.ToString("X4", CultureInfo.InvariantCulture);
        return File.ReadLines(table).Skip(1)
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(columns => columns[1].EndsWith(ending, StringComparison.Ordinal) && columns[3] == Listening)
            .Select(columns => $"socket:[{columns[9]}]")
            .ToList();
    }

    private static string Shorten(string? command) => command switch
    {
        null => "gone by now",
        { Length: > 120 } => command[..120] + "…",
        _ => command,
    };
}
