using Microsoft.AspNetCore.Diagnostics;

namespace Linli.Portal.Web;

internal static class AskedAddress
{
    /// <summary>What stands in the browser's address bar, also where an error page is drawn in place of the page that was asked for.</summary>
    public static string Of(HttpContext http)
    {
        if (http.Features.Get<IStatusCodeReExecuteFeature>() is { } answered)
        {
            return answered.OriginalPath + answered.OriginalQueryString;
        }

        var path = http.Features.Get<IExceptionHandlerPathFeature>()?.Path ?? http.Request.Path;
        return path + http.Request.QueryString;
    }
}
