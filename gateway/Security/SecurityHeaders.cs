using System.Diagnostics;
using Linli.Gateway.Docs;

namespace Linli.Gateway.Security;

/// <summary>The same headers on every response, whoever made it: they replace what a service may have set.</summary>
internal sealed class SecurityHeaders(RequestDelegate next, PublicAddress address)
{
    private const string Strict =
        "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
        + "object-src 'none'; base-uri 'self'; form-action 'self'; frame-src 'none'; frame-ancestors 'none'";

    private const string Permissions =
        "accelerometer=(), browsing-topics=(), camera=(self), display-capture=(), geolocation=(self), gyroscope=(), magnetometer=(), "
        + "microphone=(), midi=(), payment=(), usb=()";

    private readonly Func<object, Task> set = state => Set((HttpContext)state, address);

    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(set, context);
        return next(context);
    }

    private static Task Set(HttpContext context, PublicAddress address)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = DocsPage.Policy(context) ?? Strict;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = Permissions;
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (address.IsHttps)
        {
            headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
        }

        if (Activity.Current is { } activity)
        {
            headers["X-Trace-Id"] = activity.TraceId.ToHexString();
            headers["traceresponse"] = activity.Id;
        }

        // What a person sees after signing in must not come back from a cache after signing out.
        if (headers.CacheControl.Count == 0 && IsPersonal(context))
        {
            headers.CacheControl = "private, no-store";
        }

        headers.Remove("Server");
        headers.Remove("X-Powered-By");
        return Task.CompletedTask;
    }

    private static bool IsPersonal(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/api")
        || context.Response.ContentType?.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) == true;
}
