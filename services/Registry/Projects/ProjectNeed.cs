using Linli.ServiceDefaults.Tenancy;

namespace Linli.RegistryService.Projects;

/// <summary>A need that a project meets. It ends when somebody says so, never by the project's end.</summary>
internal sealed class ProjectNeed : TenantRow
{
    private ProjectNeed() { }

    internal ProjectNeed(Guid projectId, Guid needId, DateOnly on) => (ProjectId, NeedId, On) = (projectId, needId, on);

    public Guid ProjectId { get; private set; }
    public Guid NeedId { get; private set; }
    public DateOnly On { get; private set; }
}
