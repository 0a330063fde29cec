using Linli.RegistryService.Data;
using Linli.RegistryService.Needs;
using Linli.RegistryService.UnitResources;
using Linli.RegistryService.Units;
using Linli.ServiceDefaults;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Projects;

/// <summary>What fits a project, the best first, weighed as needs and resources are (<see cref="SuggestResources"/>): one select each.</summary>
internal static class SuggestForProject
{
    /// <param name="Needs">Of its community.</param>
    internal sealed record Response(IReadOnlyList<NeedItem> Needs, IReadOnlyList<ResourceItem> Resources);

    /// <param name="Reasons">Of kind, workArea, words and dates.</param>
    /// <param name="Words">Which words both titles have.</param>
    internal sealed record NeedItem(
        Guid Id, string Title, string Kind, string WorkArea, string Group, NeedState State, DateOnly WantedBy, int Score, IReadOnlyList<string> Reasons, IReadOnlyList<string> Words);

    /// <inheritdoc cref="NeedItem"/>
    internal sealed record ResourceItem(
        Guid Id, Guid UnitId, string UnitName, string Title, string Kind, string? WorkArea, int? Quantity, string? Measure, int Taken, DateOnly AvailableFrom, DateOnly? AvailableTo,
        int Score, IReadOnlyList<string> Reasons, IReadOnlyList<string> Words);

    internal static void Map(IEndpointRouteBuilder app) => app.MapGet("/projects/{id:guid}/suggestions", Handle)
        .RequirePermission(Permissions.ProjectRead)
        .WithSummary("Needs and resources in reach that fit a project: of the same kind or work area or with words in common, at its time; the best first with the reasons, 10 of each at most.");

    internal static async Task<Results<Ok<Response>, NotFound>> Handle(Guid id, RegistryDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        if (await db.ProjectsWithin(user.Reach).AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, ct) is not { } project)
        {
            return TypedResults.NotFound();
        }
        return TypedResults.Ok(project.EndedOn is not null
            ? new Response([], [])
            : new Response(await NeedsAsync(db, user, project, ct), await ResourcesAsync(db, user, project, clock.Today(), ct)));
    }

    private static async Task<List<NeedItem>> NeedsAsync(RegistryDb db, CurrentUser user, Project project, CancellationToken ct)
    {
        var found = await (
            from n in db.NeedsWithin(user.ReachOf(Permissions.NeedRead)).AsNoTracking()
            where n.EndedOn == null && n.CommunityId == project.CommunityId && n.WantedBy >= project.StartsOn && !db.ProjectNeeds.Any(x => x.ProjectId == project.Id && x.NeedId == n.Id)
            join s in db.SharedWords(project.Title) on n.Id equals s.OwnerId into shared
            from s in shared.DefaultIfEmpty()
            let number = (int?)s.Number ?? 0
            let score = (n.Kind == project.Kind ? SuggestResources.ForKind : 0) + (n.WorkArea == project.WorkArea ? SuggestResources.ForWorkArea : 0)
                + (number > SuggestResources.MostWords ? SuggestResources.MostWords : number)
            where score > 0
            orderby score descending, n.WantedBy, n.Id
            select new { Need = n, Words = (string?)s.Words, Score = score }).Take(SuggestResources.Most).ToListAsync(ct);
        return found.ConvertAll(f => new NeedItem(
            f.Need.Id, f.Need.Title, f.Need.Kind, f.Need.WorkArea, f.Need.Group, f.Need.State, f.Need.WantedBy, f.Score,
            SuggestResources.Reasons(f.Need.Kind == project.Kind, f.Need.WorkArea == project.WorkArea, f.Words, enough: false), SuggestResources.Split(f.Words)));
    }

    private static async Task<List<ResourceItem>> ResourcesAsync(RegistryDb db, CurrentUser user, Project project, DateOnly today, CancellationToken ct)
    {
        var (units, until) = (db.NamesFor(user), project.DueOn > today ? project.DueOn : today);
        var found = await (
            from r in db.ResourcesWithin(user.ReachOf(Permissions.ResourceRead)).AsNoTracking()
            where r.State == ResourceState.Open && r.AvailableFrom <= until && (r.AvailableTo == null || (r.AvailableTo >= today && r.AvailableTo >= project.StartsOn))
                && db.Units.Any(u => u.Id == r.UnitId && u.RetiredAt == null)
                && !db.ProjectResources.Any(x => x.ProjectId == project.Id && x.ResourceId == r.Id && x.State == ListClaimState.Held)
            join s in db.SharedWords(project.Title) on r.Id equals s.OwnerId into shared
            from s in shared.DefaultIfEmpty()
            let number = (int?)s.Number ?? 0
            let score = (r.Kind == project.Kind ? SuggestResources.ForKind : 0) + (r.WorkArea == project.WorkArea ? SuggestResources.ForWorkArea : 0)
                + (number > SuggestResources.MostWords ? SuggestResources.MostWords : number)
            where score > 0
            orderby score descending, r.AvailableFrom, r.Id
            select new { Resource = r, Unit = units.Where(u => u.Id == r.UnitId).Select(u => u.Name).First(), Words = (string?)s.Words, Score = score })
            .Take(SuggestResources.Most).ToListAsync(ct);
        return found.ConvertAll(f => new ResourceItem(
            f.Resource.Id, f.Resource.UnitId, f.Unit, f.Resource.Title, f.Resource.Kind, f.Resource.WorkArea, f.Resource.Quantity, f.Resource.Measure, f.Resource.Taken,
            f.Resource.AvailableFrom, f.Resource.AvailableTo, f.Score,
            SuggestResources.Reasons(f.Resource.Kind == project.Kind, f.Resource.WorkArea == project.WorkArea, f.Words, enough: false), SuggestResources.Split(f.Words)));
    }
}
