using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;

namespace Linli.IdentityService.Account;

/// <summary>Remembers the language for all of the platform, portal included.</summary>
internal static class Language
{
    public static void MapLanguage(this IEndpointRouteBuilder app) =>
        app.MapPost("/account/language", Handle).AllowAnonymous().ExcludeFromDescription();

    private static RedirectHttpResult Handle([FromForm] string language, [FromForm] string? returnUrl, HttpContext http)
    {
        var culture = language == "en" ? "en" : "zh-Hans";
        http.Response.Cookies.Append("linli.lang", CookieRequestCultureProvider.MakeCookieValue(new(culture)),
            new() { MaxAge = TimeSpan.FromDays(365), Path = "/", SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, IsEssential = true });
        return TypedResults.LocalRedirect(returnUrl is ['/', not ('/' or '\\'), ..] ? returnUrl : "/");
    }
}
