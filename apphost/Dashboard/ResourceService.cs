using System.Threading.Channels;
using Grpc.Core;
using Linli.AppHost.Hosting;

namespace Linli.AppHost.Dashboard;

/// <summary>Answers the dashboard: which resources there are, how they are, what they say, and does to them what it asks.</summary>
internal sealed class ResourceService(DistributedApplication application, DashboardResource dashboard, IHostApplicationLifetime lifetime)
    : Wire.DashboardService.DashboardServiceBase
{
    public override Task<Wire.ApplicationInformationResponse> GetApplicationInformation(Wire.ApplicationInformationRequest request, ServerCallContext context) =>
        Task.FromResult(new Wire.ApplicationInformationResponse { ApplicationName = "Linli 邻里" });

    public override Task WatchResources(Wire.WatchResourcesRequest request, IServerStreamWriter<Wire.WatchResourcesUpdate> stream, ServerCallContext context) =>
        UntilEitherEndsAsync(context, async ct =>
        {
            var changes = Channel.CreateUnbounded<ResourceRunner>();
            void Tell(ResourceRunner runner) => changes.Writer.TryWrite(runner);
            foreach (var runner in application.Runners) runner.Changed += Tell;
            try
            {
                var all = new Wire.InitialResourceData { Resources = { application.Runners.Select(Describe) } };
                await stream.WriteAsync(new() { InitialData = all }, ct);
                await foreach (var first in changes.Reader.ReadAllAsync(ct))
                {
                    await stream.WriteAsync(new() { Changes = new() { Value = { Latest(first, changes.Reader) } } }, ct);
                }
            }
            finally
            {
                foreach (var runner in application.Runners) runner.Changed -= Tell;
            }
        });

    public override Task WatchResourceConsoleLogs(Wire.WatchResourceConsoleLogsRequest request, IServerStreamWriter<Wire.WatchResourceConsoleLogsUpdate> stream, ServerCallContext context) =>
        UntilEitherEndsAsync(context, async ct =>
        {
            if (Find(request.ResourceName) is not { } runner) return;
            // A slow reader loses the oldest lines rather than holding them all in memory.
            var lines = Channel.CreateBounded<ConsoleLog.NumberedLine>(new BoundedChannelOptions(5_000) { FullMode = BoundedChannelFullMode.DropOldest });
            void Tell(ConsoleLog.NumberedLine line) => lines.Writer.TryWrite(line);
            var soFar = runner.Log.Follow(Tell);
            try
            {
                await stream.WriteAsync(new() { LogLines = { soFar.Select(Describe) } }, ct);
                if (request.SuppressFollow) return;
                await foreach (var line in lines.Reader.ReadAllAsync(ct)) await stream.WriteAsync(new() { LogLines = { Describe(line) } }, ct);
            }
            finally
            {
                runner.Log.Written -= Tell;
            }
        });

    public override async Task<Wire.ResourceCommandResponse> ExecuteResourceCommand(Wire.ResourceCommandRequest request, ServerCallContext context) =>
        Find(request.ResourceName) is { } runner
            ? await ResourceCommands.ExecuteAsync(request.CommandName, runner)
            : new() { Kind = Wire.ResourceCommandResponseKind.Failed, Message = $"There is no {request.ResourceName}." };

    /// <summary>We never ask anything of the person at the dashboard, but it takes a missing stream for an old host.</summary>
    public override Task WatchInteractions(IAsyncStreamReader<Wire.WatchInteractionsRequestUpdate> requests, IServerStreamWriter<Wire.WatchInteractionsResponseUpdate> stream, ServerCallContext context) =>
        UntilEitherEndsAsync(context, ct => Task.Delay(Timeout.Infinite, ct));

    private async Task UntilEitherEndsAsync(ServerCallContext context, Func<CancellationToken, Task> work)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken, lifetime.ApplicationStopping);
        try
        {
            await work(either.Token);
        }
        catch (OperationCanceledException) when (either.IsCancellationRequested)
        {
            // The stream's ordinary end.
        }
    }

    /// <summary>All changes that wait, each resource once.</summary>
    private IEnumerable<Wire.WatchResourcesChange> Latest(ResourceRunner first, ChannelReader<ResourceRunner> more)
    {
        var changed = new HashSet<ResourceRunner> { first };
        while (more.TryRead(out var next)) changed.Add(next);
        return changed.Select(runner => new Wire.WatchResourcesChange { Upsert = Describe(runner) });
    }

    private Wire.Resource Describe(ResourceRunner runner) => ResourceDescription.Of(runner, dashboard);

    private static Wire.ConsoleLogLine Describe(ConsoleLog.NumberedLine line) => new() { Text = line.Text, IsStdErr = line.IsError, LineNumber = line.Number };

    private ResourceRunner? Find(string name) => application.Runners.FirstOrDefault(runner => ResourceDescription.NameOf(runner.Resource, dashboard) == name);
}
