using System.Xml.Linq;

namespace Linli.Portal.Tests;

/// <summary>The texts of one resource, Chinese and English side by side.</summary>
internal sealed record TextFile(string Path, IReadOnlyDictionary<string, string> Chinese, IReadOnlyDictionary<string, string> English)
{
    private const string EnglishEnding = ".en.resx";

    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>All resources of services, gateway and shared code.</summary>
    public static IEnumerable<TextFile> All() => ((string[])["services", "gateway", "shared"]).SelectMany(folder => Below(System.IO.Path.Combine(Sources.Root, folder)));

    public static IEnumerable<TextFile> Below(string folder) => Sources.Of(folder, "*.resx")
        .Where(file => !file.EndsWith(EnglishEnding, StringComparison.Ordinal))
        .Select(file => new TextFile(file, Read(file), Read(file[..^".resx".Length] + EnglishEnding)));

    private static Dictionary<string, string> Read(string file) =>
        XDocument.Load(file).Root!.Elements("data").ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value);
}
