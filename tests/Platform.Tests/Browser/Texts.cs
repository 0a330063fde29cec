using System.Xml.Linq;
using Linli.AppHost.Hosting;

namespace Linli.Platform.Tests.Browser;

/// <summary>What the portal says, in the visitor's language.</summary>
internal static class Texts
{
    public static string Says(this Visitor visitor, string file, string key)
    {
        var name = visitor.Language == "en" ? $"{file}.en.resx" : $"{file}.resx";
        var texts = XDocument.Load(Path.Combine(AppHostOptions.Root, "services", "Portal", "Resources", name));
        return texts.Root!.Elements("data").Single(d => (string?)d.Attribute("name") == key).Element("value")!.Value;
    }
}
