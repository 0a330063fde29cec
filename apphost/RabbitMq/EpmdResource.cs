using System.Globalization;
using Linli.AppHost.Hosting;
using Linli.AppHost.Processes;
using Linli.AppHost.Resources;

namespace Linli.AppHost.RabbitMq;

/// <summary>Erlang's port mapper. Left to Erlang it would be started as a daemon and stay behind.</summary>
internal sealed class EpmdResource : Resource
{
    public EpmdResource(string name, int port) : base(name, "Executable")
    {
        Port = port;
        Ports.Add(port);
        IsHidden = true;
        HealthCheck = Probe.Tcp(port);
    }

    public int Port { get; }

    public override ChildCommand Command => new(
        Shell.Find("epmd") ?? throw new CannotStartException("Erlang is not installed (Debian: apt-get install rabbitmq-server)."),
        "-address", "127.0.0.1", "-port", Port.ToString(CultureInfo.InvariantCulture));
}
