using Linli.AppHost.Hosting;
using Linli.AppHost.Processes;

namespace Linli.AppHost.Resources;

internal sealed record ResourceLink(string Name, string Address);

/// <summary>A part of the platform as the diagram has it; <see cref="ResourceRunner"/> brings it to life.</summary>
internal abstract class Resource(string name, string type)
{
    private readonly HashSet<Resource> _waitsFor = [];
    private readonly HashSet<Resource> _references = [];

    public string Name { get; } = name;

    /// <summary>The dashboard's word for it; it chooses the icon by it.</summary>
    public string Type { get; } = type;

    /// <summary>Must be ready before this one starts.</summary>
    public IReadOnlyCollection<Resource> WaitsFor => _waitsFor;

    public IReadOnlyCollection<Resource> References => _references;

    public IList<ResourceLink> Links { get; } = [];

    /// <summary>Ports that must be free before it starts.</summary>
    public IList<int> Ports { get; init; } = [];

    /// <summary>Fails as long as the resource is not well; null: well as soon as it runs.</summary>
    public Func<CancellationToken, Task>? HealthCheck { get; set; }

    /// <summary>Runs to its end instead of being kept alive.</summary>
    public bool RunsOnce { get; set; }

    /// <summary>Its console is shown on ours.</summary>
    public bool IsTalkative { get; set; }

    /// <summary>Machinery that the dashboard's list leaves out.</summary>
    public bool IsHidden { get; set; }

    /// <summary>The platform is up without it.</summary>
    public bool IsOptional { get; set; }

    public bool DependsOn(Resource other) => _waitsFor.Contains(other) || _references.Contains(other);

    public void AddWait(Resource resource) => _waitsFor.Add(resource);

    public void AddReference(Resource resource) => _references.Add(resource);

    /// <summary>Before each start.</summary>
    public virtual Task PrepareAsync(CancellationToken ct) => Task.CompletedTask;

    /// <summary>Null when there is no process of ours: a given server, a database.</summary>
    public virtual ChildCommand? Command => null;
}
