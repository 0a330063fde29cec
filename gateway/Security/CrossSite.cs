using Linli.Gateway.Errors;
using Linli.Gateway.Session;

namespace Linli.Gateway.Security;

/// <summary>
/// A write that rides on the browser's cookies must come from our own pages: Sec-Fetch-Site says so, or Origin, or (browsers
/// that send neither) Referer. <c>/api</c> also wants the header <c>X-CSRF: 1</c>, which no foreign form can send. Requests
/// with a bearer token ride on nothing; <c>/connect</c> is protected by its protocol and is called from other sites by design.
/// </summary>
internal sealed class CrossSite(RequestDelegate next, PublicAddress address)
{
    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        var changes = !Browsing.IsSafe(request.Method) || request.Headers.Upgrade.Count > 0;
        if (!changes || request.Path.StartsWithSegments("/connect") || request.Path.StartsWithSegments("/signin-oidc"))
        {
            return next(context);
        }

        if (!request.Path.StartsWithSegments("/api"))
        {
            return IsOurs(request.Headers) ? next(context) : Refuse(context);
        }

        var ridesOnCookie = !MachineClients.IsMachine(request) && request.Cookies.ContainsKey(SignIn.CookieName(address));
        return !ridesOnCookie || (request.Headers["X-CSRF"] == "1" && IsOurs(request.Headers)) ? next(context) : Refuse(context);
    }

    private bool IsOurs(IHeaderDictionary headers)
    {
        if (headers.TryGetValue("Sec-Fetch-Site", out var site))
        {
            return site == "same-origin" || (site == "none" && headers.Origin.Count == 0);
        }

        if (headers.Origin.Count > 0)
        {
            return headers.Origin == address.Origin;
        }

        return headers.Referer.ToString().StartsWith(address.Uri.AbsoluteUri, StringComparison.Ordinal);
    }

    private static Task Refuse(HttpContext context) => Answer.WriteAsync(context, StatusCodes.Status403Forbidden, "cross_site");
}
