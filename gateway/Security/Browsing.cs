using Microsoft.Net.Http.Headers;

namespace Linli.Gateway.Security;

/// <summary>What kind of request a browser made: going to a page, Blazor's enhanced navigation (a fetch), or something else.</summary>
internal static class Browsing
{
    public static bool IsEnhanced(HttpRequest request) =>
        request.Headers.ContainsKey("blazor-enhanced-nav")
        || request.Headers.Accept.ToString().Contains("blazor-enhanced-nav=on", StringComparison.OrdinalIgnoreCase);

    public static bool IsNavigation(HttpRequest request)
    {
        if (request.Path.StartsWithSegments("/api") || IsEnhanced(request) || !AcceptsHtml(request))
        {
            return false;
        }

        var mode = request.Headers["Sec-Fetch-Mode"];
        return mode.Count == 0 || mode == "navigate";
    }

    public static bool AcceptsHtml(HttpRequest request) =>
        request.Headers[HeaderNames.Accept].ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);

    public static bool IsSafe(string method) =>
        HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method) || HttpMethods.IsTrace(method);
}
