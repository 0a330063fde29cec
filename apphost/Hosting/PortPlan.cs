namespace Linli.AppHost.Hosting;

/// <summary>
/// Fixed ports by default. From a given base on they are numbered in the order in which they are asked for, so that several
/// platforms run side by side.
/// </summary>
internal sealed class PortPlan(int? portBase)
{
    private readonly Dictionary<string, int> _ports = [];

    public int Of(string name, int usual)
    {
        if (!_ports.TryGetValue(name, out var port)) _ports[name] = port = portBase + _ports.Count ?? usual;
        return port;
    }
}
