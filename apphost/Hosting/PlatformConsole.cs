using System.Diagnostics;
using System.Globalization;

namespace Linli.AppHost.Hosting;

/// <summary>Tells the person at the terminal how the start goes, what broke, and where to go.</summary>
internal sealed class PlatformConsole : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly DistributedApplication _application;
    private readonly Stopwatch _sinceStart = Stopwatch.StartNew();
    private readonly HashSet<ResourceRunner> _told = [];
    private readonly Dictionary<ResourceRunner, string?> _problems = [];
    private readonly Timer _waiting;
    private bool _stopping;

    public PlatformConsole(DistributedApplication application, AppHostOptions options)
    {
        _application = application;
        Say($"Linli 邻里 starts with its data in {options.DataFolder}.");
        foreach (var runner in application.Runners)
        {
            runner.Changed += Tell;
            if (runner.Resource.IsTalkative) runner.Log.Written += line => Say("  " + line.Text);
        }
        _waiting = new Timer(_ => TellWhoIsLate(), null, Patience, Patience);
    }

    public void TellWhereToGo(DistributedApplicationBuilder model)
    {
        Say(string.Create(CultureInfo.InvariantCulture, $"Everything is up after {_sinceStart.Elapsed.TotalSeconds:0.0} s."));
        Say("");
        Say($"  Portal      {model.PublicAddress}");
        Say($"  API         {model.PublicAddress}/docs");
        Say($"  Dashboard   {model.Dashboard?.SignInAddress ?? "not installed (./platform doctor says why); the platform runs without it"}");
        Say($"  Logs        {model.DataPath("logs")}");
        Say("");
        Say("Ctrl+C stops it.");
    }

    public void TellThatItStops()
    {
        _stopping = true;
        Say("Stopping …");
    }

    public void Say(string line)
    {
        lock (_told) Console.Out.WriteLine(line);
    }

    public void Fail(string message)
    {
        _stopping = true;
        lock (_told) Console.Error.WriteLine("The platform cannot start. " + message);
    }

    public void Dispose() => _waiting.Dispose();

    private void Tell(ResourceRunner runner)
    {
        var now = runner.Snapshot;
        if (_stopping || runner.Resource.IsHidden) return;
        if (now.State is ResourceState.Restarting or ResourceState.FailedToStart || (now.State == ResourceState.Exited && now.ExitCode is not (null or 0)))
        {
            lock (_told) _told.Remove(runner);
            if (IsRepetition(runner, now.Problem)) return;
            Say($"  {runner.Resource.Name,-14} {now.State}: {now.Problem} (see {runner.Log.File})");
        }
        else if (now.IsReady && First(runner))
        {
            lock (_told) _problems.Remove(runner);
            Say(string.Create(CultureInfo.InvariantCulture, $"  {runner.Resource.Name,-14} {(runner.Resource.RunsOnce ? "done" : "ready"),-6} {_sinceStart.Elapsed.TotalSeconds,5:0.0} s"));
        }
    }

    /// <summary>The same trouble over and over is told once; the resource's log has it all.</summary>
    private bool IsRepetition(ResourceRunner runner, string? problem)
    {
        lock (_told)
        {
            if (_problems.TryGetValue(runner, out var last) && last == problem) return true;
            _problems[runner] = problem;
            return false;
        }
    }

    private bool First(ResourceRunner runner)
    {
        lock (_told) return _told.Add(runner);
    }

    private void TellWhoIsLate()
    {
        if (_stopping) return;
        foreach (var late in _application.Runners.Where(runner => !runner.Resource.RunsOnce && IsLate(runner.Snapshot)))
        {
            Say($"  {late.Resource.Name,-14} not ready yet: {late.Snapshot.Health?.Description} (see {late.Log.File})");
        }
    }

    private static bool IsLate(ResourceSnapshot now) => now is { State: ResourceState.Running, IsReady: false } && DateTimeOffset.UtcNow - now.StartedAt > Patience;
}
