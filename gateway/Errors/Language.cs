using System.Globalization;
using System.Resources;
using Microsoft.AspNetCore.Localization;

namespace Linli.Gateway.Errors;

/// <summary>Texts in the language of the request: the cookie <c>linli.lang</c>, then Accept-Language, else Chinese.</summary>
internal static class Language
{
    public const string Cookie = "linli.lang";
    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-Hans");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");
    private static readonly ResourceManager Texts = new("Linli.Gateway.Resources.Texts", typeof(Language).Assembly);

    public static CultureInfo Of(HttpRequest request)
    {
        if (request.Cookies[Cookie] is { Length: > 0 } chosen)
        {
            var name = CookieRequestCultureProvider.ParseCookieValue(chosen)?.UICultures.FirstOrDefault().Value ?? chosen;
            return name.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? English : Chinese;
        }

        var wished = request.GetTypedHeaders().AcceptLanguage.OrderByDescending(l => l.Quality ?? 1).Select(l => l.Value.Value ?? "");
        var first = wished.FirstOrDefault(l => l.StartsWith("zh", StringComparison.OrdinalIgnoreCase) || l.StartsWith("en", StringComparison.OrdinalIgnoreCase));
        return first?.StartsWith("en", StringComparison.OrdinalIgnoreCase) == true ? English : Chinese;
    }

    public static string Text(CultureInfo culture, string key) => Texts.GetString(key, culture) ?? key;
    public static bool Has(string key) => Texts.GetString(key, Chinese) is not null;
}
