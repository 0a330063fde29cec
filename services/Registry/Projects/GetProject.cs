using Linli.RegistryService.Data;
using Linli.RegistryService.Needs;
using Linli.RegistryService.Units;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Projects;

internal static class GetProject
{
    internal sealed record Response(
        Guid Id, uint Version, Guid CommunityId, string CommunityName, string Title, string Kind, string WorkArea, string? Place, string Goal, int Aim, int Reached, string Measure,
        int Places, int Taken, DateOnly StartsOn, DateOnly DueOn, string? Note, ProjectState State, DateOnly ProposedOn, DateOnly WaitingSince, DateOnly? MatchedOn, DateOnly? StartedOn,
        DateOnly? EndedOn, string? Result,
        IReadOnlyList<ClaimItem> Claims, IReadOnlyList<NeedItem> Needs, IReadOnlyList<ResourceItem> Resources, IReadOnlyList<NoteItem> Notes);

    internal sealed record ClaimItem(Guid Id, Guid UnitId, string UnitName, string? Part, ListClaimState State, DateOnly On, DateOnly? EndedOn, string? Reason);

    /// <param name="Id">Of its part in the project.</param>
    internal sealed record NeedItem(Guid Id, Guid NeedId, string Title, NeedState State, DateOnly WantedBy, DateOnly On);

    /// <inheritdoc cref="NeedItem"/>
    internal sealed record ResourceItem(
        Guid Id, Guid ResourceId, string Title, Guid UnitId, string UnitName, int Quantity, string? Measure, ListClaimState State, DateOnly On, DateOnly? EndedOn);

    internal sealed record NoteItem(Guid Id, DateOnly On, string Text, int? Reached);

    internal static void Map(IEndpointRouteBuilder app) => app.MapGet("/projects/{id:guid}", Handle)
        .RequirePermission(Permissions.ProjectRead)
        .WithSummary("One project with the units that took it on, the needs that it meets, what it uses, and how it got on.");

    internal static async Task<Results<Ok<Response>, NotFound>> Handle(Guid id, RegistryDb db, CurrentUser user, CancellationToken ct)
    {
        var found = await db.ProjectsWithin(user.Reach).AsNoTracking().Where(p => p.Id == id)
            .Select(p => new { Project = p, Community = db.Communities.Where(c => c.Id == p.CommunityId).Select(c => c.Name).First() }).SingleOrDefaultAsync(ct);
        if (found is not { Project: var p })
        {
            return TypedResults.NotFound();
        }
        var (units, needs) = (db.NamesFor(user), db.NeedsWithin(user.ReachOf(Permissions.NeedRead)));
        return TypedResults.Ok(new Response(
            p.Id, p.Version, p.CommunityId, found.Community, p.Title, p.Kind, p.WorkArea, p.Place, p.Goal, p.Aim, p.Reached, p.Measure,
            p.Places, p.Taken, p.StartsOn, p.DueOn, p.Note, p.State, p.ProposedOn, p.WaitingSince, p.MatchedOn, p.StartedOn, p.EndedOn, p.Result,
            await db.ProjectClaims.AsNoTracking().Where(c => c.ProjectId == id).OrderBy(c => c.Id)
                .Join(units, c => c.UnitId, u => u.Id, (c, u) => new ClaimItem(c.Id, c.UnitId, u.Name, c.Part, c.State, c.On, c.EndedOn, c.Reason)).ToListAsync(ct),
            await db.ProjectNeeds.AsNoTracking().Where(x => x.ProjectId == id).OrderBy(x => x.Id)
                .Join(needs, x => x.NeedId, n => n.Id, (x, n) => new NeedItem(x.Id, n.Id, n.Title, n.State, n.WantedBy, x.On)).ToListAsync(ct),
            await db.ProjectResources.AsNoTracking().Where(x => x.ProjectId == id).OrderBy(x => x.Id)
                .Join(db.Resources, x => x.ResourceId, r => r.Id, (x, r) => new { Part = x, Resource = r })
                .Join(units, x => x.Resource.UnitId, u => u.Id, (x, u) => new ResourceItem(
                    x.Part.Id, x.Resource.Id, x.Resource.Title, u.Id, u.Name, x.Part.Quantity, x.Resource.Measure, x.Part.State, x.Part.On, x.Part.EndedOn)).ToListAsync(ct),
            await db.ProjectNotes.AsNoTracking().Where(x => x.ProjectId == id).OrderByDescending(x => x.On).ThenByDescending(x => x.Id)
                .Select(x => new NoteItem(x.Id, x.On, x.Text, x.Reached)).ToListAsync(ct)));
    }
}
