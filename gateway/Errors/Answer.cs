using System.Diagnostics;
using System.Globalization;
using Linli.Gateway.Security;
using Microsoft.AspNetCore.Mvc;

namespace Linli.Gateway.Errors;

/// <summary>The gateway's own refusals and failures: a page for people, ProblemDetails (RFC 9457) for everything else.</summary>
internal static class Answer
{
    public static Task WriteAsync(HttpContext context, int status, string? code = null)
    {
        code ??= CodeOf(status);
        var culture = Language.Of(context.Request);
        context.Response.StatusCode = status;
        context.Response.Headers.ContentLanguage = culture.Name;
        context.Response.Headers.CacheControl = "no-store";
        if (HttpMethods.IsHead(context.Request.Method))
        {
            return Task.CompletedTask;
        }

        return Browsing.AcceptsHtml(context.Request) && !context.Request.Path.StartsWithSegments("/api")
            ? WritePageAsync(context, code, culture)
            : WriteProblemAsync(context, code, culture);
    }

    public static string TraceId(HttpContext context) => Activity.Current?.TraceId.ToHexString() ?? context.TraceIdentifier;

    private static Task WriteProblemAsync(HttpContext context, string code, CultureInfo culture)
    {
        var problem = new ProblemDetails
        {
            Status = context.Response.StatusCode,
            Title = Language.Text(culture, $"{code}.title"),
            Detail = Language.Text(culture, $"{code}.detail"),
            Extensions = { ["code"] = code, ["traceId"] = TraceId(context) },
        };
        return context.Response.WriteAsJsonAsync(problem, options: null, contentType: "application/problem+json", context.RequestAborted);
    }

    private static Task WritePageAsync(HttpContext context, string code, CultureInfo culture)
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync(ErrorPage.Render(context.Response.StatusCode, code, culture, TraceId(context), Retry(context.Request)), context.RequestAborted);
    }

    // Trying again makes sense for a page that was opened, not for a form that was sent.
    private static string? Retry(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) && !request.Path.StartsWithSegments("/signin-oidc") ? request.PathBase + request.Path + request.QueryString : null;

    private static string CodeOf(int status) => status switch
    {
        400 => "bad_request",
        401 => "sign_in_required",
        403 => "forbidden",
        404 => "not_found",
        405 => "method_not_allowed",
        413 => "too_large",
        415 => "wrong_media_type",
        421 => "wrong_host",
        429 => "too_many_requests",
        502 or 503 or 504 => "unavailable",
        < 500 => "bad_request",
        _ => "unexpected",
    };
}
