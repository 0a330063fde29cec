using System.Net;
using System.Net.Sockets;
using Linli.AppHost.Hosting;
using Linli.AppHost.Resources;

namespace Linli.AppHost.Tests;

public sealed class SupervisionTests : IDisposable
{
    private readonly Installation _installation = new();

    [Fact]
    public async Task Crashed_resource_is_started_again()
    {
        var model = _installation.Model();
        model.AddExecutable("service", "sleep", "1000");
        await using var application = model.Build();
        await application.StartAsync(_installation.Patience);
        var first = application["service"].Snapshot.ProcessId;

        await application["service"].KillAsync(_installation.Patience);
        await application["service"].WaitUntilReadyAsync(_installation.Patience);

        Assert.NotEqual(first, application["service"].Snapshot.ProcessId);
        Assert.Equal(1, application["service"].Snapshot.Restarts);
    }

    [Fact]
    public async Task Resource_starts_when_what_it_waits_for_is_well_and_not_before()
    {
        var model = _installation.Model();
        var well = false;
        var first = model.AddExecutable("first", "sleep", "1000")
            .WithHealthCheck(_ => well ? Task.CompletedTask : throw new IOException("not yet"));
        model.AddExecutable("second", "sleep", "1000").WaitFor(first);
        await using var application = model.Build();
        var start = application.StartAsync(_installation.Patience);

        await application["first"].WaitAsync(now => now.Health is { IsHealthy: false, Description: "not yet" }, _installation.Patience);
        Assert.Equal(ResourceState.Waiting, application["second"].Snapshot.State);
        well = true;
        await start;

        Assert.True(application["second"].Snapshot.StartedAt >= application["first"].Snapshot.StartedAt);
    }

    [Fact]
    public async Task Resources_stop_after_those_that_need_them()
    {
        var model = _installation.Model();
        var database = model.AddExecutable("database", "sh", "-c", SaysWhenItEnds("database"));
        var service = model.AddExecutable("service", "sh", "-c", SaysWhenItEnds("service")).WaitFor(database);
        model.AddExecutable("gateway", "sh", "-c", SaysWhenItEnds("gateway")).WaitFor(service);
        await using var application = model.Build();
        await application.StartAsync(_installation.Patience);
        await Eventually(() => application.Runners.All(runner => runner.Log.Tail(1).Contains(runner.Resource.Name + " runs")));

        await application.StopAsync();

        var ends = await File.ReadAllLinesAsync(_installation.PathOf("ends"), _installation.Patience);
        Assert.Equal("gateway service database", string.Join(' ', ends));
    }

    [Fact]
    public async Task Resource_that_ignores_the_signal_is_killed_and_so_is_what_it_started()
    {
        var model = _installation.Model();
        model.Add(new Stubborn());
        await using var application = model.Build();
        await application.StartAsync(_installation.Patience);
        await Eventually(() => application["stubborn"].Log.Tail(1).Count == 1);
        var grandchild = int.Parse(application["stubborn"].Log.Tail(1)[0], System.Globalization.CultureInfo.InvariantCulture);

        await application.StopAsync();

        await Eventually(() => !Directory.Exists($"/proc/{grandchild}"));
    }

    [Fact]
    public async Task Port_in_use_is_named_together_with_the_process_that_uses_it()
    {
        var model = _installation.Model();
        var port = model.Port("service", 0);
        model.AddExecutable("service", "sleep", "1000").Ports.Add(port);
        using var stranger = new TcpListener(IPAddress.Loopback, port);
        stranger.Start();
        await using var application = model.Build();

        var refusal = await Assert.ThrowsAsync<CannotStartException>(() => application.StartAsync(_installation.Patience));

        Assert.Contains($"port {port} is in use by process {Environment.ProcessId}", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Second_platform_on_the_same_data_is_refused_and_harms_nothing()
    {
        var model = _installation.Model();
        model.AddExecutable("service", "sleep", "1000");
        await using var application = model.Build();
        await application.StartAsync(_installation.Patience);
        await using var second = _installation.Model().Build();

        var refusal = await Assert.ThrowsAsync<CannotStartException>(() => second.StartAsync(_installation.Patience));

        Assert.Contains($"process {Environment.ProcessId}", refusal.Message, StringComparison.Ordinal);
        Assert.True(application["service"].Snapshot.IsReady);
    }

    [Fact]
    public async Task Missing_program_ends_the_start_with_what_to_do()
    {
        var model = _installation.Model();
        model.AddProject("unpublished", "services/Unpublished/Unpublished.csproj");
        model.AddExecutable("never-well", "sleep", "1000").WithHealthCheck(_ => throw new IOException("not yet"));
        await using var application = model.Build();

        var refusal = await Assert.ThrowsAsync<CannotStartException>(() => application.StartAsync(_installation.Patience));

        Assert.Contains("./platform build", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Secrets_are_made_once_and_readable_by_their_owner_only()
    {
        var file = _installation.PathOf("secrets.json");

        var first = new Secrets(file)["postgres"];

        Assert.Equal(first, new Secrets(file)["postgres"]);
        Assert.NotEqual(first, new Secrets(file)["rabbitmq"]);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    public void Dispose() => _installation.Dispose();

    private string SaysWhenItEnds(string name) =>
        $"trap 'echo {name} >> {_installation.PathOf("ends")}; exit 0' TERM; echo {name} runs; while :; do sleep 0.05; done";

    private async Task Eventually(Func<bool> so)
    {
        while (!so()) await Task.Delay(20, _installation.Patience);
    }

    private sealed class Stubborn() : ExecutableResource("stubborn", "Executable", "sh")
    {
        public override Processes.ChildCommand Command =>
            new("sh", "-c", "trap '' TERM; sleep 1000 & echo $!; while :; do sleep 0.05; done") { Grace = TimeSpan.FromMilliseconds(200) };
    }
}
