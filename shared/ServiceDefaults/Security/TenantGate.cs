using Linli.ServiceDefaults.Http;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Linli.ServiceDefaults.Security;

/// <summary>
/// Stands before every handler of every service: whoever acts for a closed sub-district gets nothing, for a suspended one nothing that
/// changes anything. It rests on what Identity answers with the grants, so it holds for machines, cold caches and restarts alike.
/// </summary>
internal sealed class TenantGate(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext http, CurrentUser user, IGrantSource source)
    {
        if (user.TenantId is { } tenant && http.GetEndpoint() is { } endpoint && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null)
        {
            user.Know(await source.OfCurrentUserAsync(user, http.RequestAborted));
            Refuse(user.Grants.StandingOf(tenant), http.Request.Method, endpoint);
        }

        await next(http);
    }

    private static void Refuse(TenantStanding? standing, string method, Endpoint endpoint)
    {
        if (standing is { IsClosed: true } && endpoint.Metadata.GetMetadata<AllowedWhileClosed>() is null)
        {
            throw new RuleException("tenant.closed", standing.Reason) { Status = StatusCodes.Status403Forbidden };
        }

        var reads = HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method);
        if (standing is { IsSuspended: true } && !reads && endpoint.Metadata.GetMetadata<AllowedWhileSuspended>() is null)
        {
            throw new RuleException("tenant.suspended", standing.Reason);
        }
    }
}

/// <summary>A write that changes nothing of the sub-district's records, such as signing out or taking them along.</summary>
public sealed record AllowedWhileSuspended;

/// <summary>What has to be answered to somebody of a closed sub-district too, so that everybody else knows that it is closed.</summary>
public sealed record AllowedWhileClosed;

/// <summary>How an endpoint says that it is one of those.</summary>
public static class TenantGateEndpoints
{
    /// <summary>Works in a suspended sub-district too.</summary>
    public static TBuilder AllowWhileSuspended<TBuilder>(this TBuilder endpoint) where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new AllowedWhileSuspended());

    /// <summary>Answers somebody of a closed sub-district too.</summary>
    public static TBuilder AllowWhileClosed<TBuilder>(this TBuilder endpoint) where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new AllowedWhileClosed());
}
