using Npgsql;

namespace Linli.ServiceDefaults.Messaging;

internal static class Faults
{
    /// <summary>The database is away or starting: the message is fine and waits for it to come back.</summary>
    public static bool IsOutage(Exception e) =>
        e is NpgsqlException { IsTransient: true } or TimeoutException or System.Net.Sockets.SocketException
        || e is PostgresException { SqlState: "57P01" or "57P02" or "57P03" }
        || (e.InnerException is { } inner && IsOutage(inner));
}
