using System.Text.RegularExpressions;

namespace Linli.Portal.Tests;

/// <summary>What the portal's pages ask for is there, and nothing is there that no page asks for.</summary>
public sealed partial class PortalTextTests
{
    private static readonly Dictionary<string, TextFile> Resources = TextFile.Below(Sources.Portal).ToDictionary(file => file.Name);

    private static readonly (string File, string Text)[] Code = [.. Sources.Of(Sources.Portal, "*.razor", "*.cs").Select(file => (file, File.ReadAllText(file)))];

    private static readonly char[] Digits = [.. "0123456789"];

    [Fact]
    public void Every_text_that_is_asked_for_is_there()
    {
        List<string> missing = [];
        foreach (var (file, text) in Code)
        {
            foreach (Match use in Use().Matches(text))
            {
                if (ResourceOf(use.Groups[1].Value, file, text) is { } resource && !Resources[resource].Chinese.ContainsKey(use.Groups[2].Value))
                {
                    missing.Add($"{Sources.Name(file)}: {resource}[{use.Groups[2].Value}]");
                }
            }
        }

        Assert.True(missing.Count == 0, string.Join('\n', missing));
    }

    /// <summary>A key counts as used where it stands in the code whole, as "Kind." + kind, as "Step" + "Text", as "How" with a number, as $"Error{kind}Title", or as the group of a code.</summary>
    [Fact]
    public void No_text_is_unused()
    {
        var literals = Code.SelectMany(code => Literal().Matches(code.Text)).Select(match => match.Groups[1].Value).ToHashSet();
        var endings = Code.SelectMany(code => Ending().Matches(code.Text)).Select(match => match.Groups[1].Value).ToHashSet();
        var patterns = Code.SelectMany(code => Pattern().Matches(code.Text)).Select(match => match.Groups[1].Value)
            .Select(pattern => new Regex("^" + string.Join(".+", Hole().Split(pattern).Select(Regex.Escape)) + "$"))
            .Where(pattern => pattern.ToString().Any(char.IsLetter)).ToArray();

        bool Used(string key) =>
            literals.Contains(key) || (key.Contains('.') && (literals.Contains(key[..(key.IndexOf('.') + 1)]) || literals.Contains(key[..key.IndexOf('.')])))
            || endings.Any(ending => key.EndsWith(ending, StringComparison.Ordinal) && literals.Contains(key[..^ending.Length]))
            || literals.Contains(key.TrimEnd(Digits)) || patterns.Any(pattern => pattern.IsMatch(key));

        var unused = Resources.Values.SelectMany(resource => resource.Chinese.Keys.Where(key => !Used(key)).Select(key => $"{resource.Name}[{key}]")).ToList();
        Assert.True(unused.Count == 0, string.Join('\n', unused));
    }

    /// <summary>The resource behind a variable: said in the file itself or in the nearest _Imports.razor above it; null where the code takes any.</summary>
    private static string? ResourceOf(string variable, string file, string text)
    {
        for (var folder = Path.GetDirectoryName(file)!; ; folder = Path.GetDirectoryName(folder)!)
        {
            if (Regex.Match(text, $@"IStringLocalizer<Resources\.(\w+)> {variable}\b") is { Success: true } match)
            {
                return match.Groups[1].Value;
            }

            if (folder.Length < Sources.Portal.Length)
            {
                return null;
            }

            var imports = Path.Combine(folder, "_Imports.razor");
            text = File.Exists(imports) ? File.ReadAllText(imports) : "";
        }
    }

    [GeneratedRegex("""\b(L|Shell|shell|texts)\["([^"]+)"[\],]""")]
    private static partial Regex Use();

    [GeneratedRegex("\"([A-Za-z0-9.-]+)\"")]
    private static partial Regex Literal();

    [GeneratedRegex("\\+ \"([A-Za-z]+)\"\\]")]
    private static partial Regex Ending();

    [GeneratedRegex("""\[\$"([^"]+)"\]""")]
    private static partial Regex Pattern();

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Hole();
}
