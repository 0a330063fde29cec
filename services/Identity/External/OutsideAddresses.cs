using System.Net;
using System.Net.Sockets;

namespace Linli.IdentityService.External;

/// <summary>
/// Where Identity may go when an administrator names an address: to the public internet, so that nobody looks through it into the
/// machine's own network. <c>Linli:SignIn:PrivateNetworks</c> opens private networks where the office's provider stands in one;
/// the demo may ask this machine itself. Checked on the address that the connection is made to, whatever the name says later.
/// </summary>
internal sealed class OutsideAddresses(IConfiguration configuration)
{
    private static readonly IPNetwork[] Private =
        [.. new[] { "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "fc00::/7" }.Select(IPNetwork.Parse)];

    // This machine, its link (where clouds keep their secrets), and what is no address of a single host.
    private static readonly IPNetwork[] Never =
        [.. new[] { "0.0.0.0/8", "127.0.0.0/8", "169.254.0.0/16", "192.0.0.0/24", "198.18.0.0/15", "224.0.0.0/3", "::/128", "::1/128", "fe80::/10", "ff00::/8", "64:ff9b::/96", "2002::/16" }.Select(IPNetwork.Parse)];

    private readonly bool privateNetworks = configuration.GetValue<bool>("Linli:SignIn:PrivateNetworks");
    /// <summary>How long somebody waits for a provider before they are told that it cannot be reached.</summary>
    public TimeSpan Patience { get; } = TimeSpan.FromSeconds(configuration.GetValue("Linli:SignIn:WaitSeconds", 10));

    private readonly bool loopback = configuration.GetValue<bool>("Linli:Demo");

    /// <summary>Plain http is for the demo on this machine only.</summary>
    public bool IsSecure(Uri address) => address.Scheme == Uri.UriSchemeHttps || (loopback && address is { IsLoopback: true, Scheme: "http" });

    public bool IsAllowed(IPAddress address)
    {
        address = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return IPAddress.IsLoopback(address) ? loopback
            : !Never.Any(n => n.Contains(address)) && (privateNetworks || !Private.Any(n => n.Contains(address)));
    }

    /// <summary>A handler that connects to allowed addresses only and follows no redirects.</summary>
    public SocketsHttpHandler Handler() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        ConnectTimeout = Patience / 2,
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        ConnectCallback = async (connection, ct) =>
        {
            var addresses = await Dns.GetHostAddressesAsync(connection.DnsEndPoint.Host, ct);
            var allowed = addresses.Where(IsAllowed).ToArray();
            if (allowed.Length == 0)
            {
                throw new AddressRefusedException(connection.DnsEndPoint.Host);
            }

            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(allowed, connection.DnsEndPoint.Port, ct);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        },
    };
}

/// <summary>The name leads to an address where Identity must not go.</summary>
internal sealed class AddressRefusedException(string host) : Exception($"{host} is not in a network that sign-in providers may be in.");
