using Linli.AppHost.Processes;

namespace Linli.Bench.Stand;

/// <summary>A .NET program as a process of its own that cannot outlive this one.</summary>
internal sealed class DotnetChild : IAsyncDisposable
{
    private readonly ChildProcess process;
    private readonly TaskCompletionSource<string> firstLine = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<string> lines = [];

    private DotnetChild(IReadOnlyList<string> arguments)
    {
        process = ChildProcess.Start(new(Environment.ProcessPath!, arguments) { StopSignal = StopSignal.Int, Grace = TimeSpan.FromSeconds(30) }, line =>
        {
            firstLine.TrySetResult(line.Text);
            lock (lines)
            {
                lines.Add(line.Text);
            }
        });
        process.Exited.ContinueWith(_ => firstLine.TrySetException(new InvalidOperationException($"{arguments[0]} ended: {Tail()}")), TaskScheduler.Default);
    }

    public int Id => process.Id;

    public Task<int> Exited => process.Exited;

    /// <param name="arguments">The program's dll and its arguments.</param>
    public static DotnetChild Start(params IReadOnlyList<string> arguments) => new(arguments);

    public async Task<string> FirstLineAsync(CancellationToken ct) => await firstLine.Task.WaitAsync(ct);

    public string Tail()
    {
        lock (lines)
        {
            return string.Join(Environment.NewLine, lines.TakeLast(15));
        }
    }

    public async ValueTask DisposeAsync()
    {
        await process.StopAsync();
        process.Dispose();
    }
}
