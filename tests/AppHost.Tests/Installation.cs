using Linli.AppHost.Hosting;

namespace Linli.AppHost.Tests;

/// <summary>A data folder and ports of a test's own.</summary>
public sealed class Installation : IDisposable
{
    private readonly PortBlock _ports = PortBlock.Reserve();
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("linli-apphost-");
    private readonly CancellationTokenSource _patience = new(TimeSpan.FromMinutes(2));

    public string Folder => _folder.FullName;

    public int PortBase => _ports.Base;

    /// <summary>Ends every wait of the test, so that a failure is a message and not a hang.</summary>
    public CancellationToken Patience => _patience.Token;

    internal DistributedApplicationBuilder Model(string? tools = null) => DistributedApplication.CreateBuilder(new()
    {
        DataFolder = Folder, PortBase = PortBase, Durable = false, Dashboard = tools is not null, ToolsFolder = tools ?? "",
    });

    public string PathOf(string name) => Path.Combine(Folder, name);

    public void Dispose()
    {
        _patience.Dispose();
        _ports.Dispose();
        _folder.Delete(recursive: true);
    }
}
