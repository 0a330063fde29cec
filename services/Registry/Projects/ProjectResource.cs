using Linli.RegistryService.Needs;
using Linli.RegistryService.UnitResources;
using Linli.ServiceDefaults.Tenancy;

namespace Linli.RegistryService.Projects;

/// <summary>What a project takes of a unit's resource: promised while it goes on, used when it is done, free again when it is not.</summary>
internal sealed class ProjectResource : TenantRow
{
    private ProjectResource() { }

    /// <param name="quantity">In the resource's measure.</param>
    internal ProjectResource(Project project, Resource resource, int quantity, DateOnly today)
    {
        project.RefuseWhenEnded();
        // What is overdue goes on today.
        resource.Take(project.StartsOn, project.DueOn > today ? project.DueOn : today, quantity);
        (ProjectId, ResourceId, Quantity, On) = (project.Id, resource.Id, quantity, today);
    }

    public Guid ProjectId { get; private set; }
    public Guid ResourceId { get; private set; }
    public int Quantity { get; private set; }
    public ListClaimState State { get; private set; }
    public DateOnly On { get; private set; }
    public DateOnly? EndedOn { get; private set; }

    public void Finish(Resource resource, DateOnly on)
    {
        (State, EndedOn) = (ListClaimState.Done, on);
        resource.Use(Quantity, on);
    }

    public void Withdraw(Resource resource, DateOnly today)
    {
        if (State != ListClaimState.Held)
        {
            throw Errors.ResourceGone();
        }
        (State, EndedOn) = (ListClaimState.Withdrawn, today);
        resource.GiveBack(Quantity);
    }
}
