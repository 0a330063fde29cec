using Linli.AppHost.Processes;

namespace Linli.AppHost.Resources;

/// <summary>A program that is kept running.</summary>
internal class ExecutableResource(string name, string type, string fileName, params IReadOnlyList<string> arguments) : Resource(name, type)
{
    public Dictionary<string, string> Environment { get; } = [];

    public string? WorkingDirectory { get; set; }

    public override ChildCommand? Command => new(fileName, arguments) { Environment = Environment, WorkingDirectory = WorkingDirectory };
}
