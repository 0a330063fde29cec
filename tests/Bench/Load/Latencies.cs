using System.Diagnostics;

namespace Linli.Bench.Load;

/// <summary>What a round gave: how long each request took, and how long the round was.</summary>
internal sealed class Latencies(IEnumerable<long> ticks, TimeSpan duration)
{
    private readonly long[] sorted = [.. ticks.Order()];

    public int Count => sorted.Length;

    public double PerSecond => Count / duration.TotalSeconds;

    public double P50 => Percentile(0.50);

    public double P99 => Percentile(0.99);

    /// <summary>In milliseconds.</summary>
    public double Percentile(double share) =>
        Count == 0 ? double.NaN : Stopwatch.GetElapsedTime(0, sorted[Math.Min(Count - 1, (int)(Count * share))]).TotalMilliseconds;
}
