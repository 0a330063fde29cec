using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Linli.GatewayTests.Support;

/// <summary>One gateway on a real port. It is reached as http://localhost:8080, whatever the port is.</summary>
internal sealed class TestGateway : WebApplicationFactory<Program>
{
    public const string Public = "http://localhost:8080";
    private readonly City city;
    private readonly string identity;
    private readonly (string Key, string Value)[] settings;
    private readonly Uri address;

    public TestGateway(City city, string? identity = null, MovingClock? clock = null, params (string Key, string Value)[] settings)
    {
        (this.city, this.identity, this.settings) = (city, identity ?? city.Identity.ToString(), settings);
        Clock = clock ?? new MovingClock();
        UseKestrel(0);
        StartServer();
        address = new Uri(Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
    }

    public MovingClock Clock { get; }

    /// <summary>A browser of its own: keeps cookies, follows no redirect by itself.</summary>
    public Browser Browser(CookieContainer? cookies = null) => new(Handler(cookies ?? new CookieContainer()));

    /// <summary>A script: no cookies.</summary>
    public HttpClient Script() => new(Handler(null)) { BaseAddress = new Uri(Public) };

    private SocketsHttpHandler Handler(CookieContainer? cookies) => new()
    {
        UseCookies = cookies is not null,
        CookieContainer = cookies ?? new CookieContainer(),
        AllowAutoRedirect = false,
        ConnectCallback = async (_, ct) =>
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync(IPAddress.Loopback, address.Port, ct);
            return new NetworkStream(socket, ownsSocket: true);
        },
    };

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseContentRoot(AppContext.BaseDirectory);
        builder.UseEnvironment("Production");
        var all = new Dictionary<string, string>
        {
            ["ConnectionStrings:gateway"] = city.AppConnection,
            ["ConnectionStrings:gateway_owner"] = city.OwnerConnection,
            ["ConnectionStrings:rabbitmq"] = city.Rabbit,
            ["Linli:PublicAddress"] = Public,
            ["Linli:Demo"] = "true",
            ["Linli:GatewaySecret"] = "test-run-gateway-secret",
            ["Limits:SignIn:Burst"] = "10000",
        };
        foreach (var name in Upstreams.All)
        {
            all[$"services:{name}:http:0"] = name == "identity" ? identity : city.Echo.Address;
        }

        foreach (var (key, value) in settings)
        {
            all[key] = value;
        }

        foreach (var (key, value) in all)
        {
            builder.UseSetting(key, value);
        }

        builder.ConfigureLogging(logging => logging.ClearProviders());
        builder.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(Clock));
    }
}
