using System.Diagnostics;
using System.Text.RegularExpressions;
using Linli.AppHost.Hosting;
using Linli.AppHost.Processes;
using Linli.Bench.Load;
using Linli.Bench.Reading;
using Linli.Bench.Stand;

namespace Linli.Bench.Starting;

/// <summary>S11: the published apphost on a folder that has been used before, as `./platform run` starts it once everything is built.</summary>
internal static partial class StartAndRest
{
    private const double GoalSeconds = 20;
    private const double GoalMegabytes = 1536;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    public static async Task<IReadOnlyList<Figure>> MeasureAsync(Run run, CancellationToken ct)
    {
        await run.ClearAsync();
        using var ports = PortBlock.Reserve();
        var folder = System.IO.Directory.CreateTempSubdirectory("linli-bench-");
        try
        {
            var options = AppHostOptions.Parse([]) with { DataFolder = folder.FullName, PortBase = ports.Base };
            // Numbers the ports as the child will.
            var model = AppHost.Program.Describe(options);
            Report.Say("First start, which makes the databases and is not counted");
            await using (var first = Start(options))
            {
                await UntilUsableAsync(first, model.PublicAddress, ct);
                await LoaderEndsAsync(first, run.IsQuick ? TimeSpan.Zero : Patience, ct);
            }

            var starts = new List<(double Page, double SignIn)>();
            var memory = new List<(string Name, double Megabytes)>();
            for (var i = run.IsQuick ? 2 : 3; i > 0; i--)
            {
                await using var apphost = Start(options);
                starts.Add(await UntilUsableAsync(apphost, model.PublicAddress, ct));
                if (i == 1)
                {
                    await LoaderEndsAsync(apphost, run.IsQuick ? TimeSpan.Zero : Patience, ct);
                    await Task.Delay(TimeSpan.FromSeconds(run.IsQuick ? 5 : 20), ct);
                    memory.AddRange(Weigh(apphost.Id));
                }
            }

            var (bareStart, bareMegabytes) = await MeasureBareAsync(ct);
            var (page, all) = (starts.Median(s => s.Page), memory.Sum(m => m.Megabytes));
            return
            [
                new("start to first page", $"{page:0.0} s", $"{bareStart:0.0} s", $"{page / bareStart:0} ×", $"≤ {GoalSeconds:0} s", page <= GoalSeconds,
                    $"from starting out/apphost until GET / through the gateway answers 200, data made before, {starts.Count} starts{(model.Dashboard is null ? ", without the dashboard, which is not installed" : ", dashboard included")}; control: one bare Kestrel program"),
                new("start to sign-in form", $"{starts.Median(s => s.SignIn):0.0} s"),
                new("memory at rest", $"{all:0} MB", $"{bareMegabytes:0} MB", $"{all / bareMegabytes:0} ×", $"≤ {GoalMegabytes:0} MB", all <= GoalMegabytes,
                    "sum of the proportional set sizes (Pss) of apphost and all its descendants, some time after the last start; the loader, which ends by itself, left out"),
                .. memory.GroupBy(m => m.Name).OrderByDescending(g => g.Sum(m => m.Megabytes)).Select(g => new Figure($"  {g.Key} ({g.Count()})", $"{g.Sum(m => m.Megabytes):0} MB")),
            ];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static DotnetChild Start(AppHostOptions options) =>
        DotnetChild.Start(Path.Combine(options.BinariesFolder, "apphost", "Linli.AppHost.dll"), "--data", options.DataFolder, "--port-base", $"{options.PortBase}", "--binaries", options.BinariesFolder);

    /// <returns>Seconds until the first page, and until the sign-in form.</returns>
    private static async Task<(double Page, double SignIn)> UntilUsableAsync(DotnetChild apphost, string address, CancellationToken ct)
    {
        var began = Stopwatch.GetTimestamp();
        using var browser = new HttpClient { BaseAddress = new(address), Timeout = TimeSpan.FromSeconds(30) };
        var page = await UntilAnsweredAsync("/", "</html>");
        return (page, await UntilAnsweredAsync("/signin?returnUrl=/", "password"));

        async Task<double> UntilAnsweredAsync(string path, string with)
        {
            while (!await AnswersAsync(path, with))
            {
                if (apphost.Exited.IsCompleted || Stopwatch.GetElapsedTime(began) > Patience)
                {
                    throw new InvalidOperationException($"{path} never came. {apphost.Tail()}");
                }

                await Task.Delay(50, ct);
            }

            return Stopwatch.GetElapsedTime(began).TotalSeconds;
        }

        async Task<bool> AnswersAsync(string path, string with)
        {
            try
            {
                using var response = await browser.GetAsync(path, ct);
                return response.IsSuccessStatusCode && (await response.Content.ReadAsStringAsync(ct)).Contains(with, StringComparison.OrdinalIgnoreCase);
            }
            catch (Exception e) when (e is HttpRequestException or TaskCanceledException && !ct.IsCancellationRequested)
            {
                return false;
            }
        }
    }

    /// <summary>It starts a moment after the first page.</summary>
    private static async Task LoaderEndsAsync(DotnetChild apphost, TimeSpan atMost, CancellationToken ct)
    {
        var began = Stopwatch.GetTimestamp();
        var hasRun = false;
        while (Stopwatch.GetElapsedTime(began) < atMost)
        {
            var runs = Machine.TreeOf(apphost.Id).Any(pid => NameOf(pid) == "loader");
            if (hasRun && !runs)
            {
                return;
            }

            hasRun |= runs;
            await Task.Delay(200, ct);
        }
    }

    private static IEnumerable<(string Name, double Megabytes)> Weigh(int apphost) =>
        Machine.TreeOf(apphost).Select(pid => (NameOf(pid), Machine.Megabytes(pid))).Where(p => p.Item2 > 0 && p.Item1 != "loader");

    private static string NameOf(int pid)
    {
        var command = ProcessTable.CommandLine(pid) ?? "";
        return command switch
        {
            _ when command.StartsWith("sh ", StringComparison.Ordinal) => "reapers",
            _ when Program().Match(command) is { Success: true } match => match.Groups[1].Value.ToLowerInvariant(),
            _ when command.Contains("aspire", StringComparison.Ordinal) => "dashboard",
            _ when command.Contains("postgres", StringComparison.Ordinal) => "postgres",
            _ when command.Contains("rabbit", StringComparison.Ordinal) || command.Contains("erl", StringComparison.Ordinal) || command.Contains("epmd", StringComparison.Ordinal)
                || command.StartsWith("inet_gethost", StringComparison.Ordinal) => "rabbitmq",
            _ => command.Split(' ')[0],
        };
    }

    [GeneratedRegex(@"Linli\.(\w+)\.dll")]
    private static partial Regex Program();

    private static async Task<(double Seconds, double Megabytes)> MeasureBareAsync(CancellationToken ct)
    {
        var began = Stopwatch.GetTimestamp();
        var (child, _) = await BareEndpoint.StartAsync("Host=127.0.0.1", Guid.Empty, ct);
        await using (child)
        {
            return (Stopwatch.GetElapsedTime(began).TotalSeconds, Machine.Megabytes(child.Id));
        }
    }
}
