using Linli.Gateway.Errors;

namespace Linli.Gateway.Security;

/// <summary>
/// Every request carries on with the public scheme and host. What asks for another host is led to the public one, and headers
/// that would speak for somebody else (proxy, client address, method) are dropped.
/// </summary>
internal sealed class PublicHost(RequestDelegate next, PublicAddress address)
{
    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        DropSpoofable(request.Headers);
        request.Scheme = address.Uri.Scheme;
        if (request.Host.Equals(address.Host))
        {
            return next(context);
        }

        if (!Browsing.IsNavigation(request))
        {
            return Answer.WriteAsync(context, StatusCodes.Status421MisdirectedRequest);
        }

        context.Response.Redirect(address.Origin + request.Path + request.QueryString, permanent: false, preserveMethod: true);
        return Task.CompletedTask;
    }

    private static void DropSpoofable(IHeaderDictionary headers)
    {
        List<string>? drop = null;
        foreach (var (name, _) in headers)
        {
            if (name.StartsWith("X-", StringComparison.OrdinalIgnoreCase) ? SpeaksForAnother(name) : name.Equals("Forwarded", StringComparison.OrdinalIgnoreCase))
            {
                (drop ??= []).Add(name);
            }
        }

        drop?.ForEach(name => headers.Remove(name));
    }

    private static bool SpeaksForAnother(string name) =>
        name.StartsWith("X-Forwarded-", StringComparison.OrdinalIgnoreCase) || name.StartsWith("X-Original-", StringComparison.OrdinalIgnoreCase)
        || name.Equals("X-Real-IP", StringComparison.OrdinalIgnoreCase) || name.Equals("X-Rewrite-URL", StringComparison.OrdinalIgnoreCase)
        || name.Equals("X-HTTP-Method-Override", StringComparison.OrdinalIgnoreCase) || name.Equals("X-Tenant", StringComparison.OrdinalIgnoreCase);
}
