using Linli.ServiceDefaults.Http;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Linli.ServiceDefaults.Security;

/// <summary>
/// Stands before every handler of every service: whoever acts for a closed sub-district gets nothing, for a suspended one nothing that
/// changes anything, and support nothing once the sub-district has shut the door. It rests on what Identity answers with the grants, so it holds for machines, cold caches and restarts alike.
/// </summary>
internal sealed class TenantGate(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext http, CurrentUser user, IGrantSource source)
    {
        if (user.TenantId is { } tenant && http.GetEndpoint() is { } endpoint && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null)
        {
            user.Know(await source.OfCurrentUserAsync(user, http.RequestAborted));
            RefuseAfterSupport(user, endpoint);
            Refuse(user.Grants.StandingOf(tenant), http.Request.Method, endpoint);
        }

        await next(http);
    }

    /// <summary>The token of an operator outlives the door by minutes. Nothing is theirs here any more, not even what is open to everybody who is signed in here.</summary>
    private static void RefuseAfterSupport(CurrentUser user, Endpoint endpoint)
    {
        if (user.IsSupport && user.Grants.Items.Count == 0 && endpoint.Metadata.GetMetadata<AllowedWhileClosed>() is null)
        {
            throw new RuleException("support.over") { Status = StatusCodes.Status403Forbidden };
        }
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
