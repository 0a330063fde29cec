using System.Diagnostics;
using Linli.Bench.Load;
using Linli.Bench.Stand;
using Linli.Loader;

namespace Linli.Bench.Provisioning;

/// <summary>S6: sub-districts one after the other through the API, and a whole list of them from a spreadsheet.</summary>
internal static class TenantProvisioning
{
    private const double GoalMilliseconds = 500;
    private const int Townships = 41_352;
    private static readonly TimeSpan GoalForAll = TimeSpan.FromMinutes(10);

    public static async Task<IReadOnlyList<Figure>> MeasureAsync(Run run, CancellationToken ct)
    {
        var platform = await run.PlatformAsync(ct);
        using var city = await platform.SignInAsync("city@demo", ct);
        return [.. await OneByOneAsync(run, city, ct), .. await FromSheetAsync(run, platform, city, ct)];
    }

    private static async Task<IReadOnlyList<Figure>> OneByOneAsync(Run run, Session city, CancellationToken ct)
    {
        var count = run.IsQuick ? 300 : 1_000;
        var ticks = new List<long>();
        for (var i = 0; i < count; i++)
        {
            var began = Stopwatch.GetTimestamp();
            await city.PostAsync<Created>("/api/tenant/tenants", new { name = $"逐个街道{i}", code = Code("61", i), adminName = "管理员", adminEmail = $"one{i}@example.cn" }, ct);
            ticks.Add(Stopwatch.GetTimestamp() - began);
        }

        var all = new Latencies(ticks, TimeSpan.Zero);
        var (first, last) = (Mean(ticks.Take(100)), Mean(ticks.TakeLast(100)));
        return
        [
            new("provision one, p50", $"{all.P50:0.0} ms", How: $"POST /api/tenant/tenants through the gateway as the city's officer, {count} one after the other, each with its first administrator's invitation"),
            new("provision one, p99", $"{all.P99:0.0} ms", null, null, $"≤ {GoalMilliseconds:0} ms", all.P99 <= GoalMilliseconds),
            new($"the last hundred of {count}, mean", $"{last:0.0} ms", $"{first:0.0} ms", $"{last / first:0.00} ×", How: "control: the first hundred of the same run"),
        ];
    }

    /// <summary>The sheet holds as many as the country has; a quick run takes a part and judges nothing.</summary>
    private static async Task<IReadOnlyList<Figure>> FromSheetAsync(Run run, Platform platform, Session city, CancellationToken ct)
    {
        var count = run.IsQuick ? 1_000 : Townships;
        using var import = new SheetImport(platform.Gateway, city, "/api/tenant/tenants/import");
        var lines = Enumerable.Range(0, count).Select(i => $"名单街道{i},{Code("62", i)},管理员,list{i}@example.cn");
        var began = Stopwatch.GetTimestamp();
        await import.CheckAsync(string.Join('\n', lines.Prepend("街道名称,区划代码,首位管理员姓名,管理员邮箱")), ct);
        var check = Stopwatch.GetElapsedTime(began);
        began = Stopwatch.GetTimestamp();
        var pauses = await import.FinishAsync(ct);
        var all = Stopwatch.GetElapsedTime(began);
        return
        [
            new($"{count} from a sheet, check", $"{check.TotalSeconds:0.0} s", How: "from the upload until every row is checked"),
            new($"{count} from a sheet, import", $"{all.TotalSeconds:0} s", null, $"{count / all.TotalSeconds:0}/s", run.IsQuick ? null : $"≤ {GoalForAll.TotalSeconds:0} s", run.IsQuick ? null : all <= GoalForAll,
                $"each with its first administrator and both events; went on {pauses} times after the sign-in that it works with had run out"),
        ];
    }

    private static double Mean(IEnumerable<long> ticks) => ticks.Average(t => Stopwatch.GetElapsedTime(0, t).TotalMilliseconds);

    /// <summary>Cities 1–90, counties 1–90, sub-districts 1–99: room for all.</summary>
    private static string Code(string province, int i) => $"{province}{1 + i / 99 / 90:00}{1 + i / 99 % 90:00}{1 + i % 99:000}000";
}
