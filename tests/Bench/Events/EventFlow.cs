using System.Diagnostics;
using Linli.Bench.Load;
using Linli.Bench.Stand;
using Npgsql;

namespace Linli.Bench.Events;

/// <summary>S8: write → outbox → RabbitMQ → inbox → figures, one write at a time on an idle platform, and as many events as it can take.</summary>
internal static class EventFlow
{
    private const double GoalP99 = 100;
    private const double GoalPerSecond = 1_500;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(20);

    public static async Task<IReadOnlyList<Figure>> MeasureAsync(Run run, CancellationToken ct)
    {
        var platform = await run.PlatformAsync(ct);
        await using var reporting = NpgsqlDataSource.Create(platform.Superuser("reporting"));
        await using var bare = await BarePipeline.OpenAsync(platform.Superuser("reporting"), platform.BrokerConnectionString, ct);
        using var writer = new ContributionWriter(platform, await platform.TokenAsync(ct));
        return
        [
            .. await OneByOneAsync(run, () => WriteAsync(writer, platform, reporting, ct), () => WriteBareAsync(bare, ct), ct),
            .. await ManyAsync(run, platform, reporting, writer, bare, ct),
        ];
    }

    private static async Task<IReadOnlyList<Figure>> OneByOneAsync(Run run, Func<Task> write, Func<Task> writeBare, CancellationToken ct)
    {
        var writes = run.IsQuick ? 15 : 40;
        await TimeAsync(write, writes);
        await TimeAsync(writeBare, writes);
        var rounds = await Rounds.InterleaveAsync(run.Pairs, () => TimeAsync(write, writes), () => TimeAsync(writeBare, writes));
        var (whole, control) = (new Latencies(rounds.SelectMany(r => r.A), TimeSpan.Zero), new Latencies(rounds.SelectMany(r => r.B), TimeSpan.Zero));
        return
        [
            new("write to figure, idle, p50", $"{whole.P50:0.0} ms", $"{control.P50:0.0} ms", $"{whole.P50 / control.P50:0.0} ×", How:
                $"from sending POST /api/activity/contributions until the figures' new edition can be read (asked every millisecond), {whole.Count} writes one at a time; "
                + "control: a row, a confirmed message to a quorum queue, and one insert at the other end"),
            new("write to figure, idle, p99", $"{whole.P99:0.0} ms", $"{control.P99:0.0} ms", $"{whole.P99 / control.P99:0.0} ×", $"≤ {GoalP99:0} ms", whole.P99 <= GoalP99),
        ];

        async Task<List<long>> TimeAsync(Func<Task> action, int times)
        {
            var ticks = new List<long>();
            for (var i = 0; i < times; i++)
            {
                await Task.Delay(Breath, ct);
                var began = Stopwatch.GetTimestamp();
                await action();
                ticks.Add(Stopwatch.GetTimestamp() - began);
            }

            return ticks;
        }
    }

    private static async Task<IReadOnlyList<Figure>> ManyAsync(
        Run run, Platform platform, NpgsqlDataSource reporting, ContributionWriter writer, BarePipeline bare, CancellationToken ct)
    {
        var count = run.IsQuick ? 2_000 : 9_000;
        var all = new List<ManyEvents>();
        await DrainAsync();
        var rounds = await Rounds.InterleaveAsync(run.IsQuick ? 2 : 3, DrainAsync, DrainBareAsync);

        // The last round's first events once more; then one fresh write, which can only be counted after them.
        await all[^1].SendAgainAsync(platform.Superuser("activity"), 500, ct);
        await WriteAsync(writer, platform, reporting, ct);
        var sums = await Task.WhenAll(all.Select(events => events.CountAsync(reporting, ct)));
        var wrong = all.Zip(sums).Sum(s => Math.Abs(s.Second.Counted - s.First.Messages.Count) + (s.Second.WrongFen == 0 ? 0 : 1));
        var rate = rounds.Median(r => r.A);
        return
        [
            new("effects a second, exactly once", $"{rate:0}/s", $"{rounds.Median(r => r.B):0}/s", $"{rounds.Median(r => r.A / r.B):0%}", $"≥ {GoalPerSecond:0}/s", rate >= GoalPerSecond,
                $"{count} events of 50 sub-districts put into Activity's outbox at once, timed until Reporting's figures hold all of them, {rounds.Count} rounds; control: the same messages published straight to a quorum queue and inserted in batches"),
            new("events lost or counted twice", $"{wrong}", null, $"of {all.Sum(e => e.Messages.Count)}", "0", wrong == 0, "sums of the figures against what was sent, after 500 events were delivered a second time"),
        ];

        async Task<double> DrainAsync()
        {
            var events = new ManyEvents(count);
            all.Add(events);
            await events.WriteAsync(platform.Superuser("activity"), ct);
            var began = Stopwatch.GetTimestamp();
            // A write of the service's own wakes the delivery, as each does.
            await writer.WriteAsync(ct);
            return await RateAsync(began, async () => (await events.CountAsync(reporting, ct)).Counted, count, ct);
        }

        async Task<double> DrainBareAsync()
        {
            var events = new ManyEvents(count);
            var before = await bare.SeenAsync(ct);
            var began = Stopwatch.GetTimestamp();
            var publishing = bare.PublishAsync(events.Messages, ct);
            var rate = await RateAsync(began, async () => await bare.SeenAsync(ct) - before, count, ct);
            await publishing;
            return rate;
        }
    }

    /// <summary>How many a second until all are there, or until patience ends.</summary>
    private static async Task<double> RateAsync(long began, Func<Task<long>> there, int count, CancellationToken ct)
    {
        while (true)
        {
            var counted = await there();
            var elapsed = Stopwatch.GetElapsedTime(began);
            if (counted >= count)
            {
                return counted / elapsed.TotalSeconds;
            }

            if (elapsed > Patience)
            {
                Report.Say($"Only {counted} of {count} after {elapsed.TotalSeconds:0} s");
                return counted / elapsed.TotalSeconds;
            }

            await Task.Delay(Breath, ct);
        }
    }

    private static async Task WriteAsync(ContributionWriter writer, Platform platform, NpgsqlDataSource reporting, CancellationToken ct)
    {
        var before = await EditionAsync();
        await writer.WriteAsync(ct);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        while (await EditionAsync() == before)
        {
            await Task.Delay(1, patience.Token);
        }

        async Task<long> EditionAsync()
        {
            await using var command = reporting.CreateCommand("SELECT coalesce(max(edition), 0)::bigint FROM city_tenants WHERE tenant_id = $1");
            command.Parameters.Add(new() { Value = platform.TenantId });
            return (long)(await command.ExecuteScalarAsync(ct))!;
        }
    }

    private static async Task WriteBareAsync(BarePipeline bare, CancellationToken ct)
    {
        var before = await bare.SeenAsync(ct);
        await bare.WriteAsync(ct);
        while (await bare.SeenAsync(ct) == before)
        {
            await Task.Delay(1, ct);
        }
    }
}
