using System.Globalization;
using Microsoft.Net.Http.Headers;

namespace Linli.Portal.Api;

/// <summary>Passes on who asks and in which language; the trace travels by itself.</summary>
internal sealed class AsPerson(IHttpContextAccessor accessor) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
    {
        if (accessor.HttpContext?.Request.Headers.Authorization.ToString() is { Length: > 0 } token)
        {
            request.Headers.TryAddWithoutValidation(HeaderNames.Authorization, token);
        }
        request.Headers.TryAddWithoutValidation(HeaderNames.AcceptLanguage, CultureInfo.CurrentUICulture.Name);
        return base.SendAsync(request, ct);
    }
}
