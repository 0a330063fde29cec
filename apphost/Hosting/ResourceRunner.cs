using System.Globalization;
using Linli.AppHost.Processes;
using Linli.AppHost.Resources;

namespace Linli.AppHost.Hosting;

/// <summary>Keeps one resource alive: waits for what it needs, starts it, watches its health, starts it again after a crash.</summary>
internal sealed class ResourceRunner(Resource resource, string dataFolder) : IDisposable
{
    private static readonly TimeSpan PollForPort = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan PortPatience = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private readonly Turn _commands = new();
    private readonly Leftover _leftover = new(Path.Combine(dataFolder, "run", resource.Name + ".pid"));
    private readonly Backoff _backoff = new(TimeProvider.System);
    private CancellationTokenSource _stop = new();
    private Task _supervision = Task.CompletedTask;
    private volatile ChildProcess? _child;

    public event Action<ResourceRunner>? Changed;

    public Resource Resource => resource;

    public DateTimeOffset CreatedAt { get; } = DateTimeOffset.UtcNow;

    public ConsoleLog Log { get; } = new(Path.Combine(dataFolder, "logs", resource.Name + ".log"));

    public ResourceSnapshot Snapshot { get; private set; } = new(ResourceState.NotStarted);

    /// <summary>Those whose readiness it waits for; set once, before anything starts.</summary>
    public IReadOnlyList<ResourceRunner> WaitsFor { get; set; } = [];

    public Task StartAsync() => _commands.TakeAsync(() =>
    {
        if (!_supervision.IsCompleted) return Task.CompletedTask;
        _stop.Dispose();
        _stop = new();
        _supervision = Task.Run(() => SuperviseAsync(_stop.Token));
        return Task.CompletedTask;
    });

    public Task StopAsync() => _commands.TakeAsync(async () =>
    {
        await _stop.CancelAsync();
        await _supervision;
    });

    public async Task RestartAsync()
    {
        await StopAsync();
        await StartAsync();
    }

    /// <summary>kill -9, as a crash would be. Returns when it is dead and the loss has been noticed.</summary>
    public async Task KillAsync(CancellationToken ct = default)
    {
        if (_child is not { } child) return;
        child.Kill();
        await WaitAsync(now => now.ProcessId != child.Id, ct);
    }

    public Task WaitUntilReadyAsync(CancellationToken ct = default) => WaitAsync(now => now.IsReady, ct);

    public async Task<ResourceSnapshot> WaitAsync(Func<ResourceSnapshot, bool> condition, CancellationToken ct = default)
    {
        var met = new TaskCompletionSource<ResourceSnapshot>(TaskCreationOptions.RunContinuationsAsynchronously);
        void Look(ResourceRunner runner)
        {
            var now = runner.Snapshot;
            if (condition(now)) met.TrySetResult(now);
        }

        Changed += Look;
        try
        {
            Look(this);
            return await met.Task.WaitAsync(ct);
        }
        finally
        {
            Changed -= Look;
        }
    }

    /// <summary>What an earlier run left behind, because even its reaper was killed.</summary>
    public void EndLeftover()
    {
        if (_leftover.End()) Log.Note("ended what an earlier run had left behind");
    }

    public void Dispose()
    {
        _child?.Dispose();
        _stop.Dispose();
        Log.Dispose();
    }

    private async Task SuperviseAsync(CancellationToken stopping)
    {
        var restarts = 0;
        try
        {
            while (true)
            {
                Become(_ => new(ResourceState.Waiting) { Restarts = restarts });
                await Task.WhenAll(WaitsFor.Select(other => other.WaitUntilReadyAsync(stopping)));
                _backoff.Started();
                if (await RunOnceAsync(restarts, stopping)) return;
                restarts++;
                var delay = _backoff.Next();
                Log.Note(string.Create(CultureInfo.InvariantCulture, $"{Snapshot.Problem}; starting again in {delay.TotalSeconds:0.0} s"));
                await Task.Delay(delay, stopping);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            Become(now => now with { State = ResourceState.Exited, Health = null, ProcessId = null, StoppedAt = DateTimeOffset.UtcNow });
        }
    }

    /// <summary>One life, from preparation to its end. True when it is not to be started again.</summary>
    private async Task<bool> RunOnceAsync(int restarts, CancellationToken stopping)
    {
        try
        {
            Become(_ => new(ResourceState.Starting) { Restarts = restarts });
            await resource.PrepareAsync(stopping);
            await WaitForPortsAsync(stopping);
            return await LiveAsync(restarts, stopping);
        }
        catch (CannotStartException e)
        {
            Log.Note(e.Message);
            Become(now => now with { State = ResourceState.FailedToStart, Problem = e.Message });
            return true;
        }
        catch (Exception e) when (e is not OperationCanceledException || !stopping.IsCancellationRequested)
        {
            Become(now => now with { State = ResourceState.Restarting, Health = null, ProcessId = null, Problem = e.Message });
            return false;
        }
    }

    private async Task<bool> LiveAsync(int restarts, CancellationToken stopping)
    {
        using var life = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        using var child = resource.Command is { } command ? ChildProcess.Start(command, Log.Write) : null;
        if (child is not null) _leftover.Remember(child.Id);
        _child = child;
        Become(_ => new(ResourceState.Running) { ProcessId = child?.Id, Restarts = restarts, StartedAt = DateTimeOffset.UtcNow });
        var health = resource.RunsOnce ? Task.CompletedTask : HealthWatch.RunAsync(resource, BecomeAsHealthyAs, life.Token);
        try
        {
            if (child is null) await Task.Delay(Timeout.Infinite, stopping);
            return Ended(await child!.Exited.WaitAsync(stopping));
        }
        catch (OperationCanceledException) when (child is not null)
        {
            Become(now => now with { State = ResourceState.Stopping });
            await child.StopAsync();
            throw;
        }
        finally
        {
            await life.CancelAsync();
            await health.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            _child = null;
            if (child is not null) _leftover.Forget();
        }
    }

    private bool Ended(int exitCode)
    {
        var finished = resource.RunsOnce;
        Become(now => now with
        {
            State = (finished, exitCode) switch
            {
                (true, 0) => ResourceState.Finished,
                (true, _) => ResourceState.Exited,
                _ => ResourceState.Restarting,
            },
            Health = null, ProcessId = null, ExitCode = exitCode, StoppedAt = DateTimeOffset.UtcNow,
            Problem = finished && exitCode == 0 ? null : $"ended by itself with exit code {exitCode}",
        });
        return finished;
    }

    private async Task WaitForPortsAsync(CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(PortPatience);
        foreach (var port in resource.Ports)
        {
            while (PortOwner.Of(port) is { } owner)
            {
                if (patience.IsCancellationRequested && !ct.IsCancellationRequested) throw new IOException($"{resource.Name} cannot start: {owner}");
                await Task.Delay(PollForPort, ct);
            }
        }
    }

    private void BecomeAsHealthyAs(HealthReport report) =>
        Become(now => now.State == ResourceState.Running && now.Health != report ? now with { Health = report } : now);

    private void Become(Func<ResourceSnapshot, ResourceSnapshot> change)
    {
        lock (_gate)
        {
            var next = change(Snapshot);
            if (next == Snapshot) return;
            Snapshot = next;
        }
        Changed?.Invoke(this);
    }
}
