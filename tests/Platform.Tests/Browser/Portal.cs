using System.Text.RegularExpressions;
using Linli.AppHost.Hosting;

namespace Linli.Platform.Tests.Browser;

/// <summary>The pages there are, read from the sources: none is forgotten.</summary>
internal static partial class Portal
{
    /// <summary>Stands for any id in an address.</summary>
    public const string Id = "{}";

    public static IReadOnlyList<string> Pages { get; } =
        [.. Directory.EnumerateFiles(Path.Combine(AppHostOptions.Root, "services", "Portal", "Components"), "*.razor", SearchOption.AllDirectories)
            .SelectMany(file => Route().Matches(File.ReadAllText(file)))
            .Select(match => Parameter().Replace(match.Groups[1].Value, Id))];

    /// <summary>The page without whose it is.</summary>
    public static string Anonymous(string address) => Visitor.Identifier().Replace(address.Split('?', '#')[0], Id);

    [GeneratedRegex("^@page \"([^\"]+)\"", RegexOptions.Multiline)]
    private static partial Regex Route();

    [GeneratedRegex("\\{[^}]+\\}")]
    private static partial Regex Parameter();
}
