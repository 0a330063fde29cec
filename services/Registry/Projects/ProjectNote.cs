using Linli.ServiceDefaults.Audit;
using Linli.ServiceDefaults.Tenancy;

namespace Linli.RegistryService.Projects;

/// <summary>How a project gets on, as somebody noted it on a day.</summary>
internal sealed class ProjectNote : TenantRow
{
    private ProjectNote() { }

    internal ProjectNote(Guid projectId, DateOnly on, string text, int? reached) => (ProjectId, On, Text, Reached) = (projectId, on, text, reached);

    public Guid ProjectId { get; private set; }
    public DateOnly On { get; private set; }

    [Personal]
    public string Text { get; private set; } = "";

    public int? Reached { get; private set; }
}
