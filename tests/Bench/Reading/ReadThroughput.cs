using Linli.Bench.Load;
using Linli.Bench.Stand;

namespace Linli.Bench.Reading;

/// <summary>S1: one unit through gateway, session, token, permission, tenant, row-level security, EF and tracing, against a bare endpoint.</summary>
internal static class ReadThroughput
{
    private const int Concurrency = 16;
    private const double Goal = 0.60;

    public static async Task<IReadOnlyList<Figure>> MeasureAsync(Run run, CancellationToken ct)
    {
        var platform = await run.PlatformAsync(ct);
        var (child, bareAddress) = await BareEndpoint.StartAsync(platform.Superuser("registry"), platform.TenantId, ct);
        await using var running = child;
        var unit = platform.Units[^1];
        using var whole = new Target("platform", new(platform.Gateway, $"/api/registry/units/{unit}"), ("Cookie", platform.Cookie));
        using var bare = new Target("bare endpoint", new(bareAddress, $"/{unit}"));
        var (wholeSize, bareSize) = (await whole.GetAsync(ct), await bare.GetAsync(ct));

        await FloodAsync(whole, run.WarmUp);
        await FloodAsync(bare, run.WarmUp);
        var cpu = new Dictionary<string, double>();
        var rounds = await Rounds.InterleaveAsync(run.Pairs, () => CountCpuAsync(() => FloodAsync(whole, run.Round)), () => FloodAsync(bare, run.Round));

        var ratio = rounds.Median(r => r.A.PerSecond / r.B.PerSecond);
        var requests = rounds.Sum(r => r.A.Count);
        return
        [
            new("GET one unit", $"{rounds.Median(r => r.A.PerSecond):0}/s", $"{rounds.Median(r => r.B.PerSecond):0}/s", $"{ratio:0.0%}", $"≥ {Goal:0%}", ratio >= Goal,
                $"{Concurrency} connections as fast as answers come, cookie session through the gateway ({wholeSize} B) and bare Kestrel + prepared Npgsql as superuser ({bareSize} B) in turns; "
                + $"median of {rounds.Count} neighbours' ratios ({string.Join(" ", rounds.Select(r => $"{r.A.PerSecond / r.B.PerSecond:0.00}"))}); telemetry is sent and thrown away"),
            .. cpu.Select(c => new Figure($"processor time of {c.Key}", $"{c.Value / requests * 1e6:0} µs", How: c.Key == "gateway" ? "from /proc over the platform's rounds, for each request" : null)),
        ];

        Task<Latencies> FloodAsync(Target target, TimeSpan duration) => Generator.FloodAsync(Concurrency, duration, (_, token) => target.GetAsync(token), ct);

        async Task<Latencies> CountCpuAsync(Func<Task<Latencies>> round)
        {
            string[] watched = ["gateway", "registry", "postgres"];
            var before = watched.Select(name => Machine.CpuSeconds(platform.ProcessOf(name))).ToList();
            var result = await round();
            foreach (var (name, then) in watched.Zip(before))
            {
                cpu[name] = cpu.GetValueOrDefault(name) + Machine.CpuSeconds(platform.ProcessOf(name)) - then;
            }

            return result;
        }
    }
}
