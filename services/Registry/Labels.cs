using System.Globalization;
using System.Resources;

namespace Linli.RegistryService;

/// <summary>Words of exported files: column heads and the names of kinds and states.</summary>
internal static class Labels
{
    private static readonly ResourceManager Words = new("Linli.RegistryService.Resources.Labels", typeof(Labels).Assembly);

    public static string Of(string key, CultureInfo culture) => Words.GetString(key, culture) ?? key;

    public static string[] Of(string prefix, IEnumerable<string> keys, CultureInfo culture) => [.. keys.Select(key => Of($"{prefix}.{key}", culture))];
}
