using Linli.Contracts.Registry.V1;
using Linli.RegistryService.Data;
using Linli.RegistryService.Needs;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Projects;

/// <summary>A community was merged: the projects that go on go over with their claims. After a split all stay, since nobody chose which go.</summary>
internal static class MoveProjects
{
    internal static async Task MoveProjectsAsync(this RegistryDb db, Guid from, Guid into, DateOnly on, DateTimeOffset now, CancellationToken ct)
    {
        foreach (var project in await db.LockProjectsOfAsync(from, ct))
        {
            project.MoveTo(into);
            db.Publish(new ProjectChanged(project.TenantId, now, project.Id, into, project.Kind, project.WorkArea, project.ProposedOn, from, on));
        }
        foreach (var claim in await db.ProjectClaims.Where(c => c.CommunityId == from && c.State == ListClaimState.Held).ToListAsync(ct))
        {
            claim.MoveTo(into);
        }
    }
}
