namespace Linli.AppHost.Processes;

/// <summary>Short commands that run to their end, such as initdb.</summary>
internal static class Shell
{
    public static async Task RunAsync(ChildCommand command, CancellationToken ct)
    {
        var lines = new List<string>();
        using var child = ChildProcess.Start(command, line => { lock (lines) lines.Add(line.Text); });
        var code = await child.Exited.WaitAsync(ct);
        if (code == 0) return;
        lock (lines) throw new InvalidOperationException($"{command.FileName} ended with {code}: {string.Join(" ", lines.TakeLast(5))}");
    }

    public static string? Find(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, program))
            .FirstOrDefault(File.Exists);
}
