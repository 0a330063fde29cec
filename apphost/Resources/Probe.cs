using System.Net.Sockets;

namespace Linli.AppHost.Resources;

/// <summary>Ways to ask a resource how it is. They fail when it is not well.</summary>
internal static class Probe
{
    private static readonly HttpClient Client = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false })
    {
        Timeout = TimeSpan.FromSeconds(5),
    };

    public static Func<CancellationToken, Task> Tcp(int port, string host = "127.0.0.1") => async ct =>
    {
        using var client = new TcpClient();
        await client.ConnectAsync(host, port, ct);
    };

    public static Func<CancellationToken, Task> Http(string address) => async ct =>
    {
        using var response = await Client.GetAsync(new Uri(address), ct);
        if (response.IsSuccessStatusCode) return;
        var body = await response.Content.ReadAsStringAsync(ct);
        throw new HttpRequestException($"{(int)response.StatusCode} {body[..Math.Min(body.Length, 200)]}");
    };
}
