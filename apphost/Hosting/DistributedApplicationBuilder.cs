using Linli.AppHost.Dashboard;
using Linli.AppHost.Postgres;
using Linli.AppHost.RabbitMq;
using Linli.AppHost.Resources;

namespace Linli.AppHost.Hosting;

/// <summary>Aspire's builder as far as this platform needs it: the same words, so that the official SDK could take over.</summary>
internal sealed class DistributedApplicationBuilder
{
    private readonly List<Resource> _resources = [];
    private readonly PortPlan _ports;

    public DistributedApplicationBuilder(AppHostOptions options)
    {
        Options = options;
        Directory.CreateDirectory(options.DataFolder);
        // For others only a way through: the account that PostgreSQL runs as has to reach its own folder.
        File.SetUnixFileMode(options.DataFolder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        Secrets = new(Path.Combine(options.DataFolder, "secrets.json"));
        _ports = new(options.PortBase);
    }

    public AppHostOptions Options { get; }

    public Secrets Secrets { get; }

    public IReadOnlyList<Resource> Resources => _resources;

    /// <summary>The only port that people come to.</summary>
    public int PublicPort => Port("gateway", 8080);

    public string PublicAddress => Options.PublicAddress ?? $"http://localhost:{PublicPort}";

    /// <summary>Null when it is not wanted or could not be had.</summary>
    public DashboardResource? Dashboard { get; private set; }

    public int Port(string name, int usual) => _ports.Of(name, usual);

    public string DataPath(string name) => Path.Combine(Options.DataFolder, name);

    public PostgresServerResource AddPostgres(string name) => Add(
        Options.ConnectionStrings.TryGetValue(name, out var given)
            ? new PostgresServerResource(this, name, given)
            : new PrivatePostgresResource(this, name, Port(name, 18432)));

    public RabbitMQResource AddRabbitMQ(string name)
    {
        if (Options.ConnectionStrings.TryGetValue(name, out var given)) return Add(new RabbitMQResource(name, given));
        var port = Port(name, 18672);
        var distribution = Port(name + "-distribution", 18673);
        var epmd = Add(new EpmdResource(name + "-epmd", Port(name + "-epmd", 18674)));
        return Add(new PrivateRabbitMQResource(name, DataPath(name), port, distribution, epmd, Secrets[name]));
    }

    /// <summary>Comes first: what is added after it sends its telemetry there.</summary>
    public void AddDashboard(string name)
    {
        if (Options.Dashboard && DashboardProgram.Find(Options.ToolsFolder) is { } program) Dashboard = Add(new DashboardResource(this, name, program));
    }

    /// <summary>The project's published program, in the folder of the resource's name.</summary>
    public ProjectResource AddProject(string name, string project, int? port = null)
    {
        var resource = new ProjectResource(name, Path.Combine(Options.BinariesFolder, name, $"Linli.{Path.GetFileNameWithoutExtension(project)}.dll"))
            .WithEnvironment("Linli__PublicAddress", PublicAddress)
            .WithEnvironment("Linli__Demo", Options.Demo ? "true" : "false")
            // Many small processes on one machine: memory is given back rather than kept for later.
            .WithEnvironment("DOTNET_gcServer", "0")
            .WithEnvironment("DOTNET_GCConserveMemory", "5");
        Dashboard?.Observe(resource);
        return Add(port is { } usual ? resource.WithHttpEndpoint(Port(name, usual)) : resource);
    }

    public ExecutableResource AddExecutable(string name, string fileName, params IReadOnlyList<string> arguments) =>
        Add(new ExecutableResource(name, "Executable", fileName, arguments));

    public T Add<T>(T resource) where T : Resource
    {
        _resources.Add(resource);
        return resource;
    }

    public DistributedApplication Build() => new(this);
}
