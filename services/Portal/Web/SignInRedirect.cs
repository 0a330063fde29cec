using Linli.Portal.Api;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Diagnostics;

namespace Linli.Portal.Web;

/// <summary>Who is signed out and asks for a page that needs it goes to sign-in and comes back; who may not gets the 403 page.</summary>
internal sealed class SignInRedirect : IAuthorizationMiddlewareResultHandler
{
    private readonly AuthorizationMiddlewareResultHandler otherwise = new();

    public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (context.GetEndpoint() is null)
        {
            return next(context); // no such page, whoever asks
        }
        if (authorizeResult.Challenged)
        {
            Redirect(context);
            return Task.CompletedTask;
        }
        if (authorizeResult.Forbidden)
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        }
        return otherwise.HandleAsync(next, context, policy, authorizeResult);
    }

    /// <summary>A navigation is redirected; a fetch gets 401, and enhanced navigation is told with it where to navigate for real.</summary>
    public static void Redirect(HttpContext context)
    {
        var request = context.Request;
        var back = HttpMethods.IsGet(request.Method) ? request.Path + request.QueryString : new PathString("/").ToString();
        var signIn = "/signin?returnUrl=" + Uri.EscapeDataString(back);
        var accept = request.Headers.Accept.ToString();
        if (accept.Contains("text/html", StringComparison.Ordinal) && !accept.Contains("blazor-enhanced-nav=on", StringComparison.Ordinal))
        {
            context.Response.Redirect(signIn);
            return;
        }
        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        context.Response.Headers["blazor-enhanced-nav-redirect-location"] = signIn;
        context.Features.Get<IStatusCodePagesFeature>()?.Enabled = false;
    }
}

/// <summary>The session ended between two requests: a service says 401.</summary>
internal sealed class SignedOut : IExceptionHandler
{
    public ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var signedOut = exception is ServiceException { Status: System.Net.HttpStatusCode.Unauthorized };
        if (signedOut)
        {
            SignInRedirect.Redirect(httpContext);
        }
        return ValueTask.FromResult(signedOut);
    }
}
