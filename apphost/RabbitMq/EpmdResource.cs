using System.Globalization;
using System.Net.Sockets;
using Linli.AppHost.Hosting;
using Linli.AppHost.Processes;
using Linli.AppHost.Resources;

namespace Linli.AppHost.RabbitMq;

/// <summary>Erlang's port mapper. Left to Erlang it would be started as a daemon and stay behind.</summary>
internal sealed class EpmdResource : Resource
{
    private const int PortNumberLength = 4;
    private static readonly byte[] AskForNames = [0, 1, (byte)'n'];

    public EpmdResource(string name, int port) : base(name, "Executable")
    {
        Port = port;
        Ports.Add(port);
        IsHidden = true;
        HealthCheck = async ct =>
        {
            using var client = new TcpClient();
            await client.ConnectAsync("127.0.0.1", port, ct);
            // A connection that asks nothing would be noted as an error each time.
            await client.GetStream().WriteAsync(AskForNames, ct);
            await client.GetStream().ReadExactlyAsync(new byte[PortNumberLength], ct);
        };
    }

    public int Port { get; }

    public override ChildCommand Command => new(
        Shell.Find("epmd") ?? throw new CannotStartException("Erlang is not installed (Debian: apt-get install rabbitmq-server)."),
        "-address", "127.0.0.1", "-port", Port.ToString(CultureInfo.InvariantCulture));
}
