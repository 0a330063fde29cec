using System.Collections.Frozen;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;

namespace Linli.Portal.Components.Ui;

/// <summary>The Tabler icons in /Icons, each a file named as on tabler.io/icons. A new icon is a new file.</summary>
public static partial class Icons
{
    private static readonly FrozenDictionary<string, MarkupString> Shapes = Load();

    public static MarkupString Shape(string name) =>
        Shapes.TryGetValue(name, out var shape) ? shape : throw new ArgumentException($"No icon '{name}' in services/Portal/Icons.", nameof(name));

    private static FrozenDictionary<string, MarkupString> Load()
    {
        const string Prefix = "icon:";
        var assembly = Assembly.GetExecutingAssembly();
        return assembly.GetManifestResourceNames()
            .Where(n => n.StartsWith(Prefix, StringComparison.Ordinal))
            .ToFrozenDictionary(n => n[Prefix.Length..], n => Read(assembly.GetManifestResourceStream(n)!));
    }

    private static MarkupString Read(Stream file)
    {
        using var reader = new StreamReader(file);
        return new(string.Concat(Drawing().Matches(reader.ReadToEnd()).Select(m => m.Value).Where(s => !s.Contains("stroke=\"none\"", StringComparison.Ordinal))));
    }

    [GeneratedRegex("<(path|circle|rect|line|polyline|ellipse)\\b[^>]*>")]
    private static partial Regex Drawing();
}
