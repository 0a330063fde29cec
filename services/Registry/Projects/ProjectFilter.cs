using Linli.RegistryService.Data;
using Linli.RegistryService.Needs;
using Linli.RegistryService.Units;
using Linli.ServiceDefaults.Search;
using Linli.ServiceDefaults.Security;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Projects;

/// <param name="Community">Of this community.</param>
/// <param name="Kind">Of this kind.</param>
/// <param name="WorkArea">In this work area.</param>
/// <param name="Unit">Taken on by this unit or one that became part of it.</param>
/// <param name="Mine">Taken on by a unit whose liaison asks.</param>
/// <param name="State"><c>live</c> (unless told), one of the states, or <c>all</c>.</param>
internal sealed record ProjectFilter(Guid? Community = null, string? Kind = null, string? WorkArea = null, Guid? Unit = null, bool? Mine = null, string? State = null);

internal static class ProjectFilters
{
    public static IQueryable<Project> Matching(this RegistryDb db, ProjectFilter filter, string? search, Reach reach)
    {
        var projects = db.ProjectsWithin(reach).AsNoTracking();
        projects = filter.State switch
        {
            "all" => projects,
            "proposed" => projects.Where(p => p.State == ProjectState.Proposed),
            "matched" => projects.Where(p => p.State == ProjectState.Matched),
            "in_progress" => projects.Where(p => p.State == ProjectState.InProgress),
            "done" => projects.Where(p => p.State == ProjectState.Done),
            "expired" => projects.Where(p => p.State == ProjectState.Expired),
            "cancelled" => projects.Where(p => p.State == ProjectState.Cancelled),
            _ => projects.Where(p => p.EndedOn == null),
        };
        if (filter.Community is { } communityId)
        {
            projects = projects.Where(p => p.CommunityId == communityId);
        }
        if (Text.OrNull(filter.Kind) is { } kind)
        {
            projects = projects.Where(p => p.Kind == kind);
        }
        if (Text.OrNull(filter.WorkArea) is { } area)
        {
            projects = projects.Where(p => p.WorkArea == area);
        }
        if (filter.Unit is { } unitId)
        {
            projects = projects.TakenOnBy(db, [unitId]);
        }
        if (filter.Mine is true)
        {
            projects = projects.TakenOnBy(db, [.. reach.Units]);
        }
        return search is null ? projects : projects.FoundBy(db, search);
    }

    private static IQueryable<Project> TakenOnBy(this IQueryable<Project> projects, RegistryDb db, Guid[] units) =>
        projects.Where(p => db.ProjectClaims.Any(c => c.ProjectId == p.Id && c.State != ListClaimState.Withdrawn
            && (units.Contains(c.UnitId) || db.Units.Any(part => part.Id == c.UnitId && units.Contains(part.MergedIntoId!.Value)))));
}
