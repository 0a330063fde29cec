namespace Linli.AppHost.Hosting;

internal enum ResourceState { NotStarted, Waiting, Starting, Running, Restarting, Stopping, Exited, Finished, FailedToStart }

internal sealed record HealthReport(bool IsHealthy, string Description);

/// <summary>What is known of a resource at one moment.</summary>
internal sealed record ResourceSnapshot(ResourceState State)
{
    public HealthReport? Health { get; init; }
    public int? ProcessId { get; init; }
    public int? ExitCode { get; init; }
    public int Restarts { get; init; }
    public DateTimeOffset? StartedAt { get; init; }
    public DateTimeOffset? StoppedAt { get; init; }
    public string? Problem { get; init; }

    /// <summary>What waits for it may go on.</summary>
    public bool IsReady => State == ResourceState.Finished || (State == ResourceState.Running && Health is { IsHealthy: true });

    public bool IsStopped => State is ResourceState.NotStarted or ResourceState.Exited or ResourceState.Finished or ResourceState.FailedToStart;
}
