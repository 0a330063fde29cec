using System.Net;

namespace Linli.Portal.Api;

/// <summary>
/// An answer that no form can show: not found (404), not permitted (403), signed out (401), too many requests (429) or broken (5xx, no
/// connection: 503). The error pages turn it into a page of the same status.
/// </summary>
internal sealed class ServiceException(string service, HttpStatusCode status, Exception? inner = null)
    : Exception($"{service} answered {(int)status} {status}.", inner)
{
    public HttpStatusCode Status { get; } = status;
}
