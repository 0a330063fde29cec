using System.Diagnostics;

namespace Linli.Bench.Load;

/// <summary>Asks for something again and again, so many at a time.</summary>
internal static class Generator
{
    /// <summary>As fast as the answers come: throughput.</summary>
    public static Task<Latencies> FloodAsync(int concurrency, TimeSpan duration, Func<int, CancellationToken, Task> ask, CancellationToken ct) =>
        RunAsync(concurrency, duration, (_, _) => Task.CompletedTask, ask, ct);

    /// <summary>At a given rate, however the answers come: latency. Each asker keeps to its own timetable and drops what it has no time for.</summary>
    public static Task<Latencies> PaceAsync(int concurrency, double perSecond, TimeSpan duration, Func<int, CancellationToken, Task> ask, CancellationToken ct)
    {
        var period = TimeSpan.FromSeconds(concurrency / perSecond);
        var next = Enumerable.Range(0, concurrency).Select(i => period * i / concurrency).ToArray();
        return RunAsync(concurrency, duration, async (asker, elapsed) =>
        {
            if (next[asker] > elapsed)
            {
                await Task.Delay(next[asker] - elapsed, ct);
            }

            next[asker] = elapsed > next[asker] + period ? elapsed : next[asker] + period;
        }, ask, ct);
    }

    private static async Task<Latencies> RunAsync(
        int concurrency, TimeSpan duration, Func<int, TimeSpan, Task> pause, Func<int, CancellationToken, Task> ask, CancellationToken ct)
    {
        var began = Stopwatch.GetTimestamp();
        var taken = await Task.WhenAll(Enumerable.Range(0, concurrency).Select(asker => Task.Run(() => AskAsync(asker), ct)));
        return new(taken.SelectMany(t => t), Stopwatch.GetElapsedTime(began));

        async Task<List<long>> AskAsync(int asker)
        {
            var ticks = new List<long>(4096);
            while (Stopwatch.GetElapsedTime(began) is var elapsed && elapsed < duration)
            {
                await pause(asker, elapsed);
                var sent = Stopwatch.GetTimestamp();
                await ask(asker, ct);
                ticks.Add(Stopwatch.GetTimestamp() - sent);
            }

            return ticks;
        }
    }
}
