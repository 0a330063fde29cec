namespace Linli.Portal.Tests;

/// <summary>The files of this checkout, as they are written.</summary>
internal static class Sources
{
    public static string Root { get; } = FindRoot();

    public static string Portal { get; } = Path.Combine(Root, "services", "Portal");

    /// <summary>Files below a folder, without what a build has put there.</summary>
    public static IEnumerable<string> Of(string folder, params string[] patterns) => patterns
        .SelectMany(pattern => Directory.EnumerateFiles(folder, pattern, SearchOption.AllDirectories))
        .Where(file => !file[folder.Length..].Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "lib"))
        .Order(StringComparer.Ordinal);

    public static string Name(string file) => Path.GetRelativePath(Root, file);

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Platform.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("These tests read the sources: run them in a checkout.");
        }

        return folder;
    }
}
