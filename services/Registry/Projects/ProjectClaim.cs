using Linli.RegistryService.Needs;
using Linli.ServiceDefaults.Audit;
using Linli.ServiceDefaults.Tenancy;

namespace Linli.RegistryService.Projects;

/// <summary>A unit takes a project on (认领), alone or with others, and says what its part is.</summary>
internal sealed class ProjectClaim : TenantRow, ICommunityRow
{
    private ProjectClaim() { }

    internal ProjectClaim(Project project, Guid unitId, string? part, DateOnly on) =>
        (ProjectId, CommunityId, UnitId, Part, On) = (project.Id, project.CommunityId, unitId, part, on);

    public Guid ProjectId { get; private set; }
    public Guid CommunityId { get; private set; }
    public Guid UnitId { get; private set; }

    [Personal]
    public string? Part { get; private set; }

    public ListClaimState State { get; private set; }
    public DateOnly On { get; private set; }
    public DateOnly? EndedOn { get; private set; }

    [Personal]
    public string? Reason { get; private set; }

    public void Finish(DateOnly on) => (State, EndedOn) = (ListClaimState.Done, on);

    public void Withdraw(string reason, DateOnly today)
    {
        if (State != ListClaimState.Held)
        {
            throw Needs.Errors.ClaimEnded();
        }
        (State, EndedOn, Reason) = (ListClaimState.Withdrawn, today, reason);
    }

    /// <summary>The project's community was merged into another one.</summary>
    internal void MoveTo(Guid communityId) => CommunityId = communityId;
}
