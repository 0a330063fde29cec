using Linli.Gateway.Errors;
using Linli.Gateway.Security;

namespace Linli.Gateway.Session;

/// <summary>
/// How a request without a session is told so: a page goes to sign-in; enhanced navigation is a fetch, which cannot follow to
/// another site and gets the way as a header; everything else gets 401.
/// </summary>
internal static class SignInRequired
{
    public static Task AnswerAsync(HttpContext context)
    {
        var request = context.Request;
        if (Browsing.IsNavigation(request))
        {
            context.Response.Redirect(Way(request));
            return Task.CompletedTask;
        }

        if (Browsing.IsEnhanced(request))
        {
            return RefuseEnhancedAsync(context, Way(request));
        }

        context.Response.Headers.WWWAuthenticate = "Bearer";
        return Answer.WriteAsync(context, StatusCodes.Status401Unauthorized);
    }

    public static Task RefuseEnhancedAsync(HttpContext context, string way)
    {
        context.Response.Headers["blazor-enhanced-nav-redirect-location"] = way;
        return Answer.WriteAsync(context, StatusCodes.Status401Unauthorized);
    }

    private static string Way(HttpRequest request) => "/signin" + QueryString.Create("returnUrl", request.Path + request.QueryString);
}
