using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Linli.ServiceDefaults.Audit;

/// <summary>Who acts in the present request, from where and by which endpoint; outside of a request it is the platform itself.</summary>
internal sealed partial class AuditAuthor(IHttpContextAccessor http, AuditKey key, AuditSignal signal, TimeProvider clock)
{
    public AuditSignal Signal => signal;

    public AuditKey Key => key;

    public Moment Now(string? verb)
    {
        var context = http.HttpContext;
        // The request's own one knows by now whether it came in as support.
        var user = context is null ? null : context.RequestServices.GetService<CurrentUser>() ?? new CurrentUser(http);
        return new(
            AuditKey.Now(clock), user is null || user.Id == Guid.Empty ? null : user.Id, user?.Scope?.ToString(), user?.IsSupport ?? false,
            context is null ? null : AddressOf(context), Cut(verb ?? VerbOf(context), 150), Activity.Current?.TraceId.ToString());
    }

    /// <summary>What the gateway says of its client. Services listen inside only; where somebody from outside reaches one all the same, their own word does not count.</summary>
    private static string? AddressOf(HttpContext context)
    {
        var neighbour = context.Connection.RemoteIpAddress;
        var told = context.Request.Headers["X-Forwarded-For"].ToString().Split(',')[0].Trim();
        return (neighbour is null || IsInside(neighbour)) && IPAddress.TryParse(told, out var client)
            ? Plain(client)
            : neighbour is null ? null : Plain(neighbour);
    }

    private static string Plain(IPAddress address) => (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).ToString();

    private static bool IsInside(IPAddress address)
    {
        address = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return IPAddress.IsLoopback(address) || address.IsIPv6UniqueLocal || address.IsIPv6LinkLocal || Private.Any(n => n.Contains(address));
    }

    private static readonly IPNetwork[] Private = [IPNetwork.Parse("10.0.0.0/8"), IPNetwork.Parse("172.16.0.0/12"), IPNetwork.Parse("192.168.0.0/16")];

    public static string VerbOf(HttpContext? context) =>
        context?.GetEndpoint() is RouteEndpoint endpoint
            ? $"{context.Request.Method} /{Constraint().Replace(endpoint.RoutePattern.RawText ?? "", "}").Trim('/')}"
            : context is null ? "platform" : $"{context.Request.Method} {context.Request.Path}";

    private static string Cut(string text, int length) => text.Length <= length ? text : text[..length];

    [GeneratedRegex(@":[a-z]+(\([^)]*\))?\}")]
    private static partial Regex Constraint();
}

/// <summary>The facts that all entries of one save share.</summary>
internal sealed record Moment(DateTimeOffset At, Guid? PersonId, string? Scope, bool Support, string? Address, string Verb, string? Trace);
