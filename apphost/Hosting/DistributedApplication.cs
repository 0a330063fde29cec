using Linli.AppHost.Dashboard;
using Linli.AppHost.Processes;
using Linli.AppHost.Resources;

namespace Linli.AppHost.Hosting;

/// <summary>The platform, alive: started in parallel by health, stopped in reverse.</summary>
internal sealed class DistributedApplication : IAsyncDisposable
{
    private readonly DistributedApplicationBuilder _model;
    private readonly Dictionary<Resource, ResourceRunner> _runners;
    private DataFolderLock? _lock;
    private IAsyncDisposable? _resourceService;

    internal DistributedApplication(DistributedApplicationBuilder model)
    {
        _model = model;
        _runners = model.Resources.ToDictionary(resource => resource, resource => new ResourceRunner(resource, model.Options.DataFolder));
        foreach (var runner in Runners) runner.WaitsFor = [.. runner.Resource.WaitsFor.Select(other => _runners[other])];
    }

    public static DistributedApplicationBuilder CreateBuilder(AppHostOptions options) => new(options);

    public DistributedApplicationBuilder Model => _model;

    public IReadOnlyCollection<ResourceRunner> Runners => _runners.Values;

    public ResourceRunner this[Resource resource] => _runners[resource];

    public ResourceRunner this[string name] => Runners.Single(runner => runner.Resource.Name == name);

    /// <summary>Starts everything and waits until all that is not optional is ready.</summary>
    public async Task StartAsync(CancellationToken ct = default)
    {
        Directory.CreateDirectory(_model.DataPath("run"));
        _lock = await DataFolderLock.TakeAsync(_model.DataPath("run/apphost.lock"), ct);
        await Task.WhenAll(Runners.Select(runner => Task.Run(runner.EndLeftover, ct)));
        RefuseForeignPorts();
        if (_model.Dashboard is { } dashboard) _resourceService = await ResourceServiceHost.StartAsync(this, dashboard, ct);
        await Task.WhenAll(Runners.Select(runner => runner.StartAsync()));
        try
        {
            // Not WhenAll: the first that cannot start ends the wait.
            await foreach (var ready in Task.WhenEach(Runners.Where(runner => !runner.Resource.IsOptional).Select(runner => ReadyAsync(runner, ct)))) await ready;
        }
        catch (OperationCanceledException e)
        {
            throw new TimeoutException(DescribeWhatIsMissing(), e);
        }
    }

    /// <summary>Each after all that depend on it.</summary>
    public async Task StopAsync()
    {
        var stops = new Dictionary<Resource, Task>();
        await Task.WhenAll(Runners.Select(StopInOrderAsync));

        Task StopInOrderAsync(ResourceRunner runner) =>
            stops.TryGetValue(runner.Resource, out var stop) ? stop : stops[runner.Resource] = StopAfterDependantsAsync(runner);

        async Task StopAfterDependantsAsync(ResourceRunner runner)
        {
            await Task.WhenAll(Runners.Where(other => other.Resource.DependsOn(runner.Resource)).Select(StopInOrderAsync));
            await runner.StopAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        if (_resourceService is not null) await _resourceService.DisposeAsync();
        foreach (var runner in Runners) runner.Dispose();
        _lock?.Dispose();
    }

    /// <summary>Before anything starts: whoever came first keeps the port, and the person here learns who it is.</summary>
    private void RefuseForeignPorts()
    {
        var ports = Runners.SelectMany(runner => runner.Resource.Ports);
        if (_model.Dashboard is { } dashboard) ports = ports.Append(dashboard.ResourceServicePort);
        var owners = ports.Select(PortOwner.Of).OfType<PortOwner>().ToList();
        if (owners.Count > 0) throw new CannotStartException(string.Join("; ", owners) + ". Stop what is there, or choose other ports with --port-base.");
    }

    private static async Task ReadyAsync(ResourceRunner runner, CancellationToken ct)
    {
        var now = await runner.WaitAsync(now => now.IsReady || now.State == ResourceState.FailedToStart, ct);
        if (!now.IsReady) throw new CannotStartException($"{runner.Resource.Name}: {now.Problem}");
    }

    /// <summary>Not those that only wait for the others.</summary>
    private string DescribeWhatIsMissing() => string.Join(Environment.NewLine, Runners
        .Where(runner => runner.Snapshot is { IsReady: false, State: not ResourceState.Waiting })
        .Select(runner => $"""
            {runner.Resource.Name} is not ready: {runner.Snapshot.State}. {runner.Snapshot.Problem} {runner.Snapshot.Health?.Description}
            {string.Join(Environment.NewLine, runner.Log.Tail(20))}
            """));
}
