using Linli.RegistryService.Data;
using Linli.RegistryService.Projects;
using Linli.RegistryService.Units;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Needs;

internal static class GetNeed
{
    internal sealed record Response(
        Guid Id, uint Version, Guid CommunityId, string CommunityName, string Title, string Kind, string WorkArea, string Group, int? Quantity, string? Measure, int Taken,
        DateOnly WantedBy, string? Note, NeedState State, DateOnly EnteredOn, DateOnly WaitingSince, DateOnly? MatchedOn, DateOnly? StartedOn, DateOnly? EndedOn, string? Result,
        IReadOnlyList<ClaimItem> Claims, IReadOnlyList<ProjectItem> Projects);

    internal sealed record ClaimItem(
        Guid Id, Guid UnitId, string UnitName, int Quantity, Guid? ResourceId, string? ResourceTitle, ListClaimState State, DateOnly On, DateOnly? EndedOn, string? Reason);

    /// <summary>A project that is to meet it.</summary>
    internal sealed record ProjectItem(Guid Id, string Title, ProjectState State, DateOnly DueOn);

    internal static void Map(IEndpointRouteBuilder app) => app.MapGet("/needs/{id:guid}", Handle)
        .RequirePermission(Permissions.NeedRead)
        .WithSummary("One need with the units that claimed it and the projects that are to meet it.");

    internal static async Task<Results<Ok<Response>, NotFound>> Handle(Guid id, RegistryDb db, CurrentUser user, CancellationToken ct)
    {
        var found = await db.NeedsWithin(user.Reach).AsNoTracking().Where(n => n.Id == id)
            .Select(n => new { Need = n, Community = db.Communities.Where(c => c.Id == n.CommunityId).Select(c => c.Name).First() }).SingleOrDefaultAsync(ct);
        if (found is not { Need: var n })
        {
            return TypedResults.NotFound();
        }
        var units = db.NamesFor(user);
        var claims = await db.NeedClaims.AsNoTracking().Where(c => c.NeedId == id).OrderBy(c => c.Id)
            .Join(units, c => c.UnitId, u => u.Id, (c, u) => new ClaimItem(
                c.Id, c.UnitId, u.Name, c.Quantity, c.ResourceId, db.Resources.Where(r => r.Id == c.ResourceId).Select(r => r.Title).FirstOrDefault(), c.State, c.On, c.EndedOn, c.Reason))
            .ToListAsync(ct);
        var projects = await db.ProjectNeeds.AsNoTracking().Where(x => x.NeedId == id).OrderBy(x => x.Id)
            .Join(db.ProjectsWithin(user.ReachOf(Permissions.ProjectRead)), x => x.ProjectId, p => p.Id, (_, p) => new ProjectItem(p.Id, p.Title, p.State, p.DueOn)).ToListAsync(ct);
        return TypedResults.Ok(new Response(
            n.Id, n.Version, n.CommunityId, found.Community, n.Title, n.Kind, n.WorkArea, n.Group, n.Quantity, n.Measure, n.Taken,
            n.WantedBy, n.Note, n.State, n.EnteredOn, n.WaitingSince, n.MatchedOn, n.StartedOn, n.EndedOn, n.Result, claims, projects));
    }
}
