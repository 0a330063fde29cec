using Grpc.Core;
using Grpc.Net.Client;
using Linli.AppHost.Dashboard.Wire;
using Linli.AppHost.Hosting;
using Linli.AppHost.Resources;

namespace Linli.AppHost.Tests;

/// <summary>What the Aspire Dashboard sees of us; here the test asks in its place.</summary>
public sealed class ResourceServiceTests : IDisposable
{
    private readonly Installation _installation = new();

    [Fact]
    public async Task Dashboard_sees_resources_follows_their_changes_and_stops_one()
    {
        await using var application = await StartAsync();
        using var channel = Channel(application);
        var client = new DashboardService.DashboardServiceClient(channel);
        using var watch = client.WatchResources(new(), Key(application), cancellationToken: _installation.Patience);
        await watch.ResponseStream.MoveNext(_installation.Patience);
        var service = watch.ResponseStream.Current.InitialData.Resources.Single(resource => resource.DisplayName == "service");
        Assert.Equal("Running", service.State);
        Assert.Contains(service.Commands, command => command is { Name: "resource-stop", State: ResourceCommandState.Enabled });

        var answer = await client.ExecuteResourceCommandAsync(
            new() { CommandName = "resource-stop", ResourceName = service.Name }, Key(application), cancellationToken: _installation.Patience);

        Assert.Equal(ResourceCommandResponseKind.Succeeded, answer.Kind);
        var states = new List<string>();
        while (!states.Contains("Exited") && await watch.ResponseStream.MoveNext(_installation.Patience))
        {
            states.AddRange(watch.ResponseStream.Current.Changes.Value.Where(change => change.Upsert.Name == service.Name).Select(change => change.Upsert.State));
        }
        Assert.Contains("Exited", states);
    }

    [Fact]
    public async Task Dashboard_reads_a_console_with_the_errors_marked()
    {
        await using var application = await StartAsync();
        using var channel = Channel(application);
        using var logs = new DashboardService.DashboardServiceClient(channel).WatchResourceConsoleLogs(
            new() { ResourceName = "service-" + application.Model.Dashboard!.InstanceId }, Key(application), cancellationToken: _installation.Patience);
        var lines = new List<ConsoleLogLine>();

        while (lines.Count < 2 && await logs.ResponseStream.MoveNext(_installation.Patience)) lines.AddRange(logs.ResponseStream.Current.LogLines);

        Assert.Contains(lines, line => line is { Text: "hello", IsStdErr: false });
        Assert.Contains(lines, line => line is { Text: "trouble", IsStdErr: true });
    }

    [Fact]
    public async Task Nobody_else_is_answered()
    {
        await using var application = await StartAsync();
        using var channel = Channel(application);
        var client = new DashboardService.DashboardServiceClient(channel);

        var refusal = await Assert.ThrowsAsync<RpcException>(async () => await client.GetApplicationInformationAsync(new(), cancellationToken: _installation.Patience));

        Assert.Equal(StatusCode.Unauthenticated, refusal.StatusCode);
    }

    public void Dispose() => _installation.Dispose();

    private async Task<DistributedApplication> StartAsync()
    {
        var program = Path.Combine(_installation.Folder, "dashboard/managed/aspire-managed");
        Directory.CreateDirectory(Path.GetDirectoryName(program)!);
        await File.WriteAllTextAsync(program, "#!/bin/sh\nexec sleep 1000\n", _installation.Patience);
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var model = _installation.Model(tools: _installation.Folder);
        model.AddDashboard("dashboard");
        model.AddExecutable("service", "sh", "-c", "echo hello; echo trouble >&2; exec sleep 1000");
        var application = model.Build();
        await application.StartAsync(_installation.Patience);
        return application;
    }

    private static GrpcChannel Channel(DistributedApplication application) =>
        GrpcChannel.ForAddress($"http://127.0.0.1:{application.Model.Dashboard!.ResourceServicePort}");

    private static Metadata Key(DistributedApplication application) => new() { { "x-resource-service-api-key", application.Model.Dashboard!.ResourceServiceKey } };
}
