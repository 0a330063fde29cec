using Linli.Contracts.Registry.V1;
using Linli.RegistryService.Data;
using Linli.RegistryService.Needs;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Projects;

internal static class MoveProjects
{
    /// <summary>A community was merged: the projects that go on go over with their claims.</summary>
    internal static async Task MoveProjectsAsync(this RegistryDb db, Guid from, Guid into, DateOnly on, DateTimeOffset now, CancellationToken ct) =>
        await db.MoveAsync(await db.LockProjectsOfAsync(from, ct), into, on, now, ct);

    /// <summary>A community was split: the projects go along whose needs all do, since a project meets needs of its own community.</summary>
    /// <returns>Of the needs that were chosen, those that go: not those of a project that stays.</returns>
    internal static async Task<IReadOnlyCollection<Guid>> MoveProjectsOfAsync(
        this RegistryDb db, IReadOnlyCollection<Guid> needs, Guid from, Guid into, DateOnly on, DateTimeOffset now, CancellationToken ct)
    {
        var projects = (await db.LockProjectsOfAsync(from, ct)).ToDictionary(p => p.Id);
        var ids = projects.Keys.ToList();
        var taken = (await db.ProjectNeeds.Where(n => ids.Contains(n.ProjectId) && db.Needs.Any(need => need.Id == n.NeedId && need.EndedOn == null)).Select(n => new { n.ProjectId, n.NeedId }).ToListAsync(ct)).ToLookup(n => n.ProjectId, n => n.NeedId);
        var going = needs.ToHashSet();
        // A need may be in two projects: whatever one keeps, the other keeps too.
        for (var before = -1; before != going.Count;)
        {
            before = going.Count;
            foreach (var staying in taken.Where(t => !t.All(going.Contains)))
            {
                going.ExceptWith(staying);
            }
        }
        await db.MoveAsync([.. projects.Values.Where(p => taken[p.Id].Any() && taken[p.Id].All(going.Contains))], into, on, now, ct);
        return going;
    }

    private static async Task MoveAsync(this RegistryDb db, IReadOnlyList<Project> projects, Guid into, DateOnly on, DateTimeOffset now, CancellationToken ct)
    {
        foreach (var project in projects)
        {
            var from = project.CommunityId;
            project.MoveTo(into);
            db.Publish(new ProjectChanged(project.TenantId, now, project.Id, into, project.Kind, project.WorkArea, project.ProposedOn, from, on));
        }
        var ids = projects.Select(p => p.Id).ToList();
        foreach (var claim in await db.ProjectClaims.Where(c => ids.Contains(c.ProjectId) && c.State == ListClaimState.Held).ToListAsync(ct))
        {
            claim.MoveTo(into);
        }
    }
}
