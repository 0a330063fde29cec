using Linli.Bench.Stand;

namespace Linli.Bench.Spreadsheets;

/// <summary>The most memory that a process takes while something runs.</summary>
internal sealed class MemoryWatch : IDisposable
{
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(250);
    private readonly CancellationTokenSource end = new();
    private readonly double before;
    private readonly Task<double> most;

    public MemoryWatch(int process)
    {
        before = Machine.Megabytes(process);
        most = Task.Run(() => WatchAsync(process));
    }

    /// <returns>Megabytes more than before.</returns>
    public async Task<double> EndAsync()
    {
        await end.CancelAsync();
        return await most - before;
    }

    private async Task<double> WatchAsync(int process)
    {
        var (highest, timer) = (before, new PeriodicTimer(Every));
        using (timer)
        {
            while (!end.IsCancellationRequested)
            {
                highest = Math.Max(highest, Machine.Megabytes(process));
                await timer.WaitForNextTickAsync();
            }
        }

        return highest;
    }

    public void Dispose() => end.Dispose();
}
