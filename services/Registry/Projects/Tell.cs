using Linli.Contracts.Registry.V1;
using Linli.RegistryService.Data;

namespace Linli.RegistryService.Projects;

/// <summary>What became of a project, told to the others: whenever its state is another one than it was.</summary>
internal static class Tell
{
    public static void TellState(this RegistryDb db, Project project, ProjectState former, DateTimeOffset now, DateOnly today)
    {
        if (project.State == former)
        {
            return;
        }
        if (former == ProjectState.Proposed && project.State is ProjectState.Matched or ProjectState.InProgress)
        {
            db.Publish(new ProjectMatched(
                project.TenantId, now, project.Id, project.CommunityId, project.Kind, project.WorkArea, project.ProposedOn, project.MatchedOn ?? today));
        }
        else if (project.State == ProjectState.Proposed)
        {
            db.Publish(new ProjectReopened(project.TenantId, now, project.Id, project.CommunityId, today));
        }
        else if (project.State == ProjectState.Done)
        {
            db.Publish(new ProjectDone(project.TenantId, now, project.Id, project.CommunityId, project.Kind, project.WorkArea, project.EndedOn!.Value));
        }
        else if (project.State is ProjectState.Expired or ProjectState.Cancelled)
        {
            db.Publish(new ProjectEnded(
                project.TenantId, now, project.Id, project.CommunityId, project.State == ProjectState.Expired ? "expired" : "cancelled", project.EndedOn!.Value));
        }
    }
}
