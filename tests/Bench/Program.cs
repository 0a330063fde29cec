using Linli.Bench.Audit;
using Linli.Bench.Events;
using Linli.Bench.Provisioning;
using Linli.Bench.Reading;
using Linli.Bench.SignIns;
using Linli.Bench.Spreadsheets;
using Linli.Bench.Stand;
using Linli.Bench.Starting;
using Linli.Bench.Tenancy;

namespace Linli.Bench;

/// <summary>Measures what quality.md promises. It prints ratios taken in one run on this machine; it is no test and passes nothing.</summary>
internal static class Program
{
    private static readonly IReadOnlyList<Benchmark> All =
    [
        new("S1", "Read one row through everything ÷ a bare endpoint on the same row", ReadThroughput.MeasureAsync),
        new("S2", "Latency that the gateway adds at half load", GatewayLatency.MeasureAsync),
        new("S9", "Sign-ins against the password hash's own ceiling, and refreshes a core", SignInRate.MeasureAsync),
        // S1, S2, S6, S7, S8 and S9 share a platform, S3 and S4 a database.
        new("S8", "From a write to the figures, and effects per second", EventFlow.MeasureAsync),
        new("S6", "Provision sub-districts one after the other, and a list of them from a spreadsheet", TenantProvisioning.MeasureAsync),
        new("S7", "A sheet of units, checked and imported ÷ parsing it and COPY alone, and the memory it takes", UnitImport.MeasureAsync),
        new("S3", "Row-level security ÷ an explicit WHERE tenant_id", RowLevelSecurity.MeasureAsync),
        new("S4", "What telling the database the tenant costs", TenantSettingCost.MeasureAsync),
        new("Audit", "Writes with their audit ÷ the same without", AuditCost.MeasureAsync),
        new("S11", "Start to the first page, and memory at rest", StartAndRest.MeasureAsync),
    ];

    public static async Task<int> Main(string[] args)
    {
        if (args is [BareEndpoint.Command, .. var rest])
        {
            return await BareEndpoint.RunAsync(rest);
        }

        var names = args.Where(a => !a.StartsWith("--", StringComparison.Ordinal)).ToList();
        if (names is ["list"])
        {
            All.ToList().ForEach(b => Console.WriteLine($"{b.Name,-4} {b.What}"));
            return 0;
        }

        var unknown = names.Where(n => !All.Any(b => b.IsCalled(n))).Concat(args.Where(a => a.StartsWith("--", StringComparison.Ordinal) && a != "--quick")).ToList();
        if (unknown.Count > 0)
        {
            await Console.Error.WriteLineAsync($"Unknown: {string.Join(", ", unknown)}. Usage: bench [list | NAME…] [--quick]");
            return 2;
        }

        return await RunAsync(names.Count == 0 ? All : [.. All.Where(b => names.Any(b.IsCalled))], args.Contains("--quick"));
    }

    private static async Task<int> RunAsync(IReadOnlyList<Benchmark> chosen, bool quick)
    {
        using var interrupted = new CancellationTokenSource();
        Console.CancelKeyPress += (_, e) =>
        {
            e.Cancel = true;
            interrupted.Cancel();
        };
        Report.Begin(quick);
        await using var run = new Run(quick);
        var failed = 0;
        var figures = new List<(Benchmark, IReadOnlyList<Figure>)>();
        foreach (var benchmark in chosen)
        {
            Report.Say($"{benchmark.Name}  {benchmark.What}");
            try
            {
                figures.Add((benchmark, await benchmark.MeasureAsync(run, interrupted.Token)));
            }
            catch (OperationCanceledException) when (interrupted.IsCancellationRequested)
            {
                break;
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                // What the others measure is worth having all the same.
                Report.Say($"{benchmark.Name} could not be measured: {e}");
                failed++;
            }
        }

        Report.Print(figures);
        return failed == 0 ? 0 : 1;
    }
}
