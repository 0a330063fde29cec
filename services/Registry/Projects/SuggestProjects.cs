using Linli.RegistryService.Data;
using Linli.RegistryService.Needs;
using Linli.RegistryService.UnitResources;
using Linli.ServiceDefaults;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Projects;

/// <summary>The other way round: which projects a need or a resource fits.</summary>
internal static class SuggestProjects
{
    /// <inheritdoc cref="SuggestForProject.NeedItem"/>
    internal sealed record Item(
        Guid Id, Guid CommunityId, string CommunityName, string Title, string Kind, string WorkArea, ProjectState State, DateOnly DueOn,
        int Score, IReadOnlyList<string> Reasons, IReadOnlyList<string> Words);

    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/needs/{id:guid}/projects", ForNeedAsync)
            .RequirePermission(Permissions.NeedRead)
            .WithSummary("Projects of the same community that could meet a need; the best first with the reasons, 10 at most.");
        app.MapGet("/resources/{id:guid}/projects", ForResourceAsync)
            .RequirePermission(Permissions.ResourceRead)
            .WithSummary("Projects in reach that could use a resource; the best first with the reasons, 10 at most.");
    }

    internal static async Task<Results<Ok<List<Item>>, NotFound>> ForNeedAsync(Guid id, RegistryDb db, CurrentUser user, CancellationToken ct)
    {
        if (await db.NeedsWithin(user.Reach).AsNoTracking().SingleOrDefaultAsync(n => n.Id == id, ct) is not { } need)
        {
            return TypedResults.NotFound();
        }
        var fitting = db.ProjectsWithin(user.ReachOf(Permissions.ProjectRead))
            .Where(p => p.CommunityId == need.CommunityId && p.StartsOn <= need.WantedBy && !db.ProjectNeeds.Any(x => x.ProjectId == p.Id && x.NeedId == id));
        return TypedResults.Ok(need.IsLive ? await RankedAsync(db, fitting, need.Title, need.Kind, need.WorkArea, ct) : []);
    }

    internal static async Task<Results<Ok<List<Item>>, NotFound>> ForResourceAsync(Guid id, RegistryDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        if (await db.ResourcesWithin(user.Reach).AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, ct) is not { } resource)
        {
            return TypedResults.NotFound();
        }
        var (today, last) = (clock.Today(), resource.AvailableTo ?? DateOnly.MaxValue);
        var fitting = db.ProjectsWithin(user.ReachOf(Permissions.ProjectRead))
            .Where(p => p.StartsOn <= last && (p.DueOn >= resource.AvailableFrom || today >= resource.AvailableFrom)
                && !db.ProjectResources.Any(x => x.ProjectId == p.Id && x.ResourceId == id && x.State == ListClaimState.Held));
        return TypedResults.Ok(
            resource.State == ResourceState.Open && last >= today ? await RankedAsync(db, fitting, resource.Title, resource.Kind, resource.WorkArea, ct) : []);
    }

    private static async Task<List<Item>> RankedAsync(RegistryDb db, IQueryable<Project> fitting, string title, string kind, string? area, CancellationToken ct)
    {
        var found = await (
            from p in fitting.AsNoTracking()
            where p.EndedOn == null
            join s in db.SharedWords(title) on p.Id equals s.OwnerId into shared
            from s in shared.DefaultIfEmpty()
            let number = (int?)s.Number ?? 0
            let score = (p.Kind == kind ? SuggestResources.ForKind : 0) + (p.WorkArea == area ? SuggestResources.ForWorkArea : 0)
                + (number > SuggestResources.MostWords ? SuggestResources.MostWords : number)
            where score > 0
            orderby score descending, p.DueOn, p.Id
            select new { Project = p, Community = db.Communities.Where(c => c.Id == p.CommunityId).Select(c => c.Name).First(), Words = (string?)s.Words, Score = score })
            .Take(SuggestResources.Most).ToListAsync(ct);
        return found.ConvertAll(f => new Item(
            f.Project.Id, f.Project.CommunityId, f.Community, f.Project.Title, f.Project.Kind, f.Project.WorkArea, f.Project.State, f.Project.DueOn, f.Score,
            SuggestResources.Reasons(f.Project.Kind == kind, f.Project.WorkArea == area, f.Words, enough: false), SuggestResources.Split(f.Words)));
    }
}
