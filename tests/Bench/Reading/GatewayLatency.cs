using Linli.Bench.Load;
using Linli.Bench.Stand;

namespace Linli.Bench.Reading;

/// <summary>S2: the same request with the same token, straight to Registry and through the gateway, at half of what the gateway can take.</summary>
internal static class GatewayLatency
{
    private const int Concurrency = 16;
    private const double GoalP50 = 0.3;
    private const double GoalP99 = 1.5;

    public static async Task<IReadOnlyList<Figure>> MeasureAsync(Run run, CancellationToken ct)
    {
        var platform = await run.PlatformAsync(ct);
        var token = ("Authorization", "Bearer " + await platform.TokenAsync(ct));
        using var through = new Target("gateway", new(platform.Gateway, $"/api/registry/units/{platform.Units[0]}"), token);
        using var straight = new Target("registry", new(platform.AddressOf("registry"), $"/units/{platform.Units[0]}"), token);

        await FloodAsync(straight, run.WarmUp / 2);
        await FloodAsync(through, run.WarmUp);
        var full = (await FloodAsync(through, run.Round)).PerSecond;
        await PaceAsync(straight, run.Round / 2);
        var rounds = await Rounds.InterleaveAsync(run.Pairs, () => PaceAsync(through, run.Round), () => PaceAsync(straight, run.Round));

        return
        [
            Judge("p50", GoalP50, l => l.P50, $"both at {full / 2:0}/s, half of the {full:0}/s that the gateway gives flat out; one bearer token, {Concurrency} connections on a timetable, timed from the moment of sending; median of {rounds.Count} neighbours' differences"),
            Judge("p99", GoalP99, l => l.P99, null),
        ];

        Figure Judge(string what, double goal, Func<Latencies, double> of, string? how)
        {
            var added = rounds.Median(r => of(r.A) - of(r.B));
            return new($"{what} of the gateway", $"{rounds.Median(r => of(r.A)):0.00} ms", $"{rounds.Median(r => of(r.B)):0.00} ms", $"+{added:0.00} ms", $"≤ {goal:0.0} ms", added <= goal, how);
        }

        Task<Latencies> FloodAsync(Target target, TimeSpan duration) => Generator.FloodAsync(Concurrency, duration, (_, stop) => target.GetAsync(stop), ct);

        Task<Latencies> PaceAsync(Target target, TimeSpan duration) => Generator.PaceAsync(Concurrency, full / 2, duration, (_, stop) => target.GetAsync(stop), ct);
    }
}
