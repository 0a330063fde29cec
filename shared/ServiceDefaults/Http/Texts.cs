using System.Globalization;
using System.Reflection;
using System.Resources;

namespace Linli.ServiceDefaults.Http;

/// <summary>Error texts in the person's language: the service's own first, then the common ones.</summary>
internal sealed class Texts
{
    private readonly List<ResourceManager> sources = [];

    public Texts(string applicationName)
    {
        var service = Assembly.Load(new AssemblyName(applicationName));
        sources.AddRange(Find(service));
        sources.AddRange(Find(typeof(Texts).Assembly));
    }

    /// <returns>The text with its arguments filled in; the key itself where nobody wrote a text.</returns>
    public string this[string key, params IReadOnlyList<object?> args]
    {
        get
        {
            var text = sources.Select(s => s.GetString(key, CultureInfo.CurrentUICulture)).FirstOrDefault(t => t is not null);
            return text is null ? key : string.Format(CultureInfo.CurrentCulture, text, [.. args]);
        }
    }

    private static IEnumerable<ResourceManager> Find(Assembly assembly) =>
        assembly.GetManifestResourceNames()
            .Where(name => name.EndsWith(".Errors.resources", StringComparison.Ordinal))
            .Select(name => new ResourceManager(name[..^".resources".Length], assembly));
}
