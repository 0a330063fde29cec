using System.Net;
using Linli.Gateway.Errors;

namespace Linli.Gateway.Security;

/// <summary>
/// <c>/internal</c>, <c>/health</c> and <c>/alive</c> belong to the inside: the services' are never forwarded, whatever spelling
/// the path has, and the gateway's own health is told to its neighbours only, not through a proxy in front of it.
/// </summary>
internal sealed class InsidePaths(RequestDelegate next)
{
    private static readonly HashSet<string> Inside = new(["internal", "health", "alive"], StringComparer.OrdinalIgnoreCase);
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup = Inside.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly IPNetwork[] Private = [IPNetwork.Parse("10.0.0.0/8"), IPNetwork.Parse("172.16.0.0/12"), IPNetwork.Parse("192.168.0.0/16")];

    public Task InvokeAsync(HttpContext context) =>
        IsInside(context.Request.Path.Value) ? Answer.WriteAsync(context, StatusCodes.Status404NotFound) : next(context);

    /// <summary>Asks a neighbour (loopback, private network) for our own health, without a proxy in between?</summary>
    public static bool IsProbe(HttpContext context) =>
        context.Request.Path.Value is "/health" or "/alive"
        && context.Request.Headers["X-Forwarded-For"].Count == 0
        && context.Connection.RemoteIpAddress is { } from && IsPrivate(from);

    private static bool IsPrivate(IPAddress address)
    {
        address = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return IPAddress.IsLoopback(address) || address.IsIPv6UniqueLocal || address.IsIPv6LinkLocal || Private.Any(n => n.Contains(address));
    }

    internal static bool IsInside(string? path)
    {
        var rest = path.AsSpan();
        var first = Next(ref rest);
        if (first.Equals("api", StringComparison.OrdinalIgnoreCase))
        {
            Next(ref rest);
            first = Next(ref rest);
        }

        return Lookup.Contains(first);
    }

    private static ReadOnlySpan<char> Next(ref ReadOnlySpan<char> path)
    {
        path = path.TrimStart("/\\");
        var end = path.IndexOfAny('/', '\\');
        var segment = end < 0 ? path : path[..end];
        path = end < 0 ? [] : path[end..];
        return segment;
    }
}
