using System.Diagnostics;
using System.Globalization;

namespace Linli.AppHost.Processes;

internal readonly record struct OutputLine(string Text, bool IsError);

/// <summary>
/// A child in a session of its own that cannot outlive us. A small reaper in that session waits for the end of file of a pipe
/// whose other end only this process holds: closing it is how a child is stopped, and the kernel closes it when we are killed.
/// </summary>
internal sealed class ChildProcess : IDisposable
{
    // The reaper is forked off first, then the shell becomes the command: the command's pid is the session's. While the reaper
    // lives, the kernel gives that number to nobody else, so its signals cannot hit a stranger.
    private const string Reaper = """
        signal=$1 polls=$2; shift 2
        exec 3<&0
        {
            while read -r _; do :; done
            kill -s "$signal" $$
            while [ "$polls" -gt 0 ] && kill -0 $$; do sleep 0.05; polls=$((polls - 1)); done
            kill -s KILL -- -$$
        } <&3 >/dev/null 2>&1 &
        exec "$@" </dev/null 3<&-
        """;

    private readonly Process _process;
    private readonly TaskCompletionSource<int> _exited = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ChildProcess(Process process) => _process = process;

    public int Id { get; private set; }

    /// <summary>Completes with the exit code; 128 + the signal's number when a signal ended it.</summary>
    public Task<int> Exited => _exited.Task;

    public static ChildProcess Start(ChildCommand command, Action<OutputLine> output)
    {
        var process = new Process { StartInfo = Wrap(command), EnableRaisingEvents = true };
        var child = new ChildProcess(process);
        process.OutputDataReceived += (_, line) => { if (line.Data is { } text) output(new(text, IsError: false)); };
        process.ErrorDataReceived += (_, line) => { if (line.Data is { } text) output(new(text, IsError: true)); };
        process.Exited += (_, _) => child.Ended();
        process.Start();
        child.Id = process.Id;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return child;
    }

    /// <summary>Asks it to end and waits until it has; the reaper kills what does not end in time.</summary>
    public async Task StopAsync()
    {
        ClosePipe();
        await Exited;
    }

    /// <summary>kill -9 of the process itself, as a crash would be.</summary>
    public void Kill() => _process.Kill();

    public void Dispose()
    {
        ClosePipe();
        _process.Dispose();
    }

    private void Ended()
    {
        // What it leaves behind in its session goes with it.
        ClosePipe();
        _exited.TrySetResult(_process.ExitCode);
    }

    private void ClosePipe()
    {
        try
        {
            _process.StandardInput.Close();
        }
        catch (Exception e) when (e is IOException or InvalidOperationException)
        {
            // The reaper was faster.
        }
    }

    private static ProcessStartInfo Wrap(ChildCommand command)
    {
        var polls = (int)(command.Grace.TotalMilliseconds / 50);
        var start = new ProcessStartInfo("setsid")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = command.WorkingDirectory ?? "",
            ArgumentList =
            {
                "sh", "-c", Reaper, command.FileName,
                command.StopSignal.ToString().ToUpperInvariant(), polls.ToString(CultureInfo.InvariantCulture), command.FileName,
            },
        };
        foreach (var argument in command.Arguments) start.ArgumentList.Add(argument);
        foreach (var (name, value) in command.Environment) start.Environment[name] = value;
        return start;
    }
}
