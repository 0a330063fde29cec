using Linli.AppHost.Resources;

namespace Linli.AppHost.RabbitMq;

/// <summary>A broker. As such a given one, of which only the address is known; see also <see cref="PrivateRabbitMQResource"/>.</summary>
internal class RabbitMQResource : Resource
{
    private const int UsualPort = 5672;

    public RabbitMQResource(string name, string connectionString) : base(name, "RabbitMQServer")
    {
        ConnectionString = connectionString;
        var address = new Uri(connectionString);
        // It opens the port last, and does not log a connection that says nothing.
        HealthCheck = Probe.Tcp(address.Port < 0 ? UsualPort : address.Port, address.Host);
    }

    public string ConnectionString { get; }
}
