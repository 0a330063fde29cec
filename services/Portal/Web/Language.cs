using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Localization;

namespace Linli.Portal.Web;

/// <summary>The person's choice of language, kept for a year; Identity's pages read the same cookie.</summary>
internal static class Language
{
    public const string Cookie = "linli.lang";

    public static void MapLanguage(this IEndpointRouteBuilder app) => app.MapGet("/language", Choose).AllowAnonymous();

    private static RedirectHttpResult Choose(string to, string? back, HttpContext http)
    {
        var culture = to == "en" ? "en" : "zh-Hans";
        http.Response.Cookies.Append(Cookie, CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(culture)),
            new CookieOptions { MaxAge = TimeSpan.FromDays(365), SameSite = SameSiteMode.Lax, HttpOnly = true, Secure = http.Request.IsHttps });
        return TypedResults.LocalRedirect(Local(back));
    }

    private static string Local(string? back) => back is ['/', .. var rest] && !rest.StartsWith('/') && !rest.StartsWith('\\') ? back : "/";
}
