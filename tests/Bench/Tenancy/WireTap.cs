using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Linli.Bench.Load;

namespace Linli.Bench.Tenancy;

/// <summary>
/// Stands between a client and PostgreSQL and counts what the client sends: statements (Execute and Query messages), and round
/// trips, that is how often it sends something after it has heard an answer.
/// </summary>
internal sealed class WireTap : IAsyncDisposable
{
    private const int SslRequest = 80877103;
    private const int GssRequest = 80877104;

    private readonly IPEndPoint server;
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource over = new();
    private readonly Lock gate = new();
    private readonly Task accepting;
    private int roundTrips;
    private int statements;
    private bool hasAnswered = true;

    public WireTap(IPEndPoint server)
    {
        this.server = server;
        listener.Start();
        accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>What the call sends, once everything is prepared: the median of many, since a burst can reach us in two pieces.</summary>
    public async Task<(double RoundTrips, double Statements)> CountAsync(Func<Task> call, int warmUp, int times)
    {
        for (var i = 0; i < warmUp; i++)
        {
            await call();
        }

        var counts = new List<(int Trips, int Statements)>();
        for (var i = 0; i < times; i++)
        {
            var (trips, sent) = Read();
            await call();
            var (tripsNow, sentNow) = Read();
            counts.Add((tripsNow - trips, sentNow - sent));
        }

        return (counts.Median(c => c.Trips), counts.Median(c => c.Statements));
    }

    private (int, int) Read()
    {
        lock (gate)
        {
            return (roundTrips, statements);
        }
    }

    private async Task AcceptAsync()
    {
        var connections = new List<Task>();
        try
        {
            while (true)
            {
                connections.Add(ServeAsync(await listener.AcceptTcpClientAsync(over.Token)));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var upstream = new TcpClient { NoDelay = true };
        using (client)
        {
            client.NoDelay = true;
            await upstream.ConnectAsync(server, over.Token);
            await Task.WhenAny(
                PumpAsync(client.GetStream(), upstream.GetStream(), new Frames(this).Read),
                PumpAsync(upstream.GetStream(), client.GetStream(), _ => Answered()));
        }
    }

    private async Task PumpAsync(NetworkStream from, NetworkStream to, Action<ReadOnlyMemory<byte>> see)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            while (await from.ReadAsync(buffer, over.Token) is var read and > 0)
            {
                see(buffer.AsMemory(0, read));
                await to.WriteAsync(buffer.AsMemory(0, read), over.Token);
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // One of the two has left.
        }
    }

    private void Answered()
    {
        lock (gate)
        {
            hasAnswered = true;
        }
    }

    private void Asked(int sent)
    {
        lock (gate)
        {
            roundTrips += hasAnswered ? 1 : 0;
            hasAnswered = false;
            statements += sent;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await over.CancelAsync();
        await accepting;
        listener.Dispose();
        over.Dispose();
    }

    /// <summary>The client's side of the protocol: a length and a code until the start-up message, then a letter and a length.</summary>
    private sealed class Frames(WireTap tap)
    {
        private readonly List<byte> pending = [];
        private bool hasStarted;

        public void Read(ReadOnlyMemory<byte> chunk)
        {
            pending.AddRange(chunk.Span);
            var sent = 0;
            while (Next() is { } letter)
            {
                sent += letter is 'E' or 'Q' ? 1 : 0;
            }

            tap.Asked(sent);
        }

        private char? Next()
        {
            var head = hasStarted ? 1 : 0;
            if (pending.Count < head + 4)
            {
                return null;
            }

            var bytes = CollectionsMarshal.AsSpan(pending);
            var length = head + BinaryPrimitives.ReadInt32BigEndian(bytes[head..]);
            if (bytes.Length < length)
            {
                return null;
            }

            var letter = hasStarted ? (char)bytes[0] : ' ';
            hasStarted = hasStarted || BinaryPrimitives.ReadInt32BigEndian(bytes[4..]) is not (SslRequest or GssRequest);
            pending.RemoveRange(0, length);
            return letter;
        }
    }
}
