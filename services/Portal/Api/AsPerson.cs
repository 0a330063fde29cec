using System.Globalization;
using Microsoft.Net.Http.Headers;

namespace Linli.Portal.Api;

/// <summary>Passes on who asks, from where and in which language; the trace travels by itself.</summary>
internal sealed class AsPerson(IHttpContextAccessor accessor) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
    {
        if (accessor.HttpContext?.Request.Headers.Authorization.ToString() is { Length: > 0 } token)
        {
            request.Headers.TryAddWithoutValidation(HeaderNames.Authorization, token);
        }
        // The gateway said it to the portal; the audit of what the page does names the person's address, not the portal's.
        if (accessor.HttpContext?.Request.Headers["X-Forwarded-For"].ToString() is { Length: > 0 } address)
        {
            request.Headers.TryAddWithoutValidation("X-Forwarded-For", address);
        }
        request.Headers.TryAddWithoutValidation(HeaderNames.AcceptLanguage, CultureInfo.CurrentUICulture.Name);
        return base.SendAsync(request, ct);
    }
}
