using Linli.AppHost.Hosting;

namespace Linli.AppHost.Resources;

/// <summary>A .NET program, published into a folder of its own.</summary>
internal sealed class ProjectResource(string name, string dll) : ExecutableResource(name, "Project", Dotnet, dll)
{
    // The runtime that runs us, also when we were started as an executable.
    private static readonly string Dotnet =
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", "..", "dotnet"));

    /// <summary>Where the others reach it.</summary>
    public string? HttpAddress { get; set; }

    public override Task PrepareAsync(CancellationToken ct)
    {
        if (!File.Exists(dll)) throw new CannotStartException($"{dll} is missing: run ./platform build");
        WorkingDirectory = Path.GetDirectoryName(dll);
        return Task.CompletedTask;
    }
}
