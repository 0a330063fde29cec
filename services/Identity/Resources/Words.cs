using System.Globalization;
using System.Resources;

namespace Linli.IdentityService.Resources;

/// <summary>Headings and file names of exports, in the language of the request.</summary>
internal static class Words
{
    private static readonly ResourceManager Texts = new("Linli.IdentityService.Resources.Words", typeof(Words).Assembly);

    public static string Get(string key) => Texts.GetString(key, CultureInfo.CurrentUICulture) ?? throw new ArgumentException($"No word {key}.", nameof(key));

    public static string[] All(params string[] keys) => [.. keys.Select(Get)];
}
