using Linli.RegistryService.Data;
using Linli.RegistryService.UnitResources;
using Linli.ServiceDefaults;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Needs;

internal static class SuggestNeeds
{
    /// <inheritdoc cref="SuggestResources.Item"/>
    internal sealed record Item(
        Guid Id, Guid CommunityId, string CommunityName, string Title, string Kind, string WorkArea, string Group, int? Quantity, string? Measure, int Taken, DateOnly WantedBy,
        int Score, IReadOnlyList<string> Reasons, IReadOnlyList<string> Words);

    internal static void Map(IEndpointRouteBuilder app) => app.MapGet("/resources/{id:guid}/suggestions", Handle)
        .RequirePermission(Permissions.ResourceRead)
        .WithSummary("Open needs in reach that a resource fits; the best first with the reasons, 10 at most.");

    internal static async Task<Results<Ok<List<Item>>, NotFound>> Handle(Guid id, RegistryDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        if (await db.ResourcesWithin(user.Reach).AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, ct) is not { } resource)
        {
            return TypedResults.NotFound();
        }
        var (last, left) = (resource.AvailableTo ?? DateOnly.MaxValue, resource.Left);
        if (resource.State != ResourceState.Open || last < clock.Today())
        {
            return TypedResults.Ok(new List<Item>());
        }
        var found = await (
            from n in db.NeedsWithin(user.ReachOf(Permissions.NeedRead)).AsNoTracking()
            where n.State == NeedState.Open && n.WantedBy >= resource.AvailableFrom
            join s in db.SharedWords(resource.Title) on n.Id equals s.OwnerId into shared
            from s in shared.DefaultIfEmpty()
            let number = (int?)s.Number ?? 0
            let enough = left == null || (n.Measure == resource.Measure && left >= (n.Quantity ?? 1) - n.Taken)
            let score = (n.Kind == resource.Kind ? SuggestResources.ForKind : 0) + (n.WorkArea == resource.WorkArea ? SuggestResources.ForWorkArea : 0)
                + (number > SuggestResources.MostWords ? SuggestResources.MostWords : number) + (enough ? SuggestResources.ForQuantity : 0)
            where n.Kind == resource.Kind || n.WorkArea == resource.WorkArea || number > 0
            orderby score descending, n.WantedBy, n.Id
            select new { Need = n, Community = db.Communities.Where(c => c.Id == n.CommunityId).Select(c => c.Name).First(), Words = (string?)s.Words, Enough = enough, Score = score })
            .Take(SuggestResources.Most).ToListAsync(ct);
        return TypedResults.Ok(found.ConvertAll(f => new Item(
            f.Need.Id, f.Need.CommunityId, f.Community, f.Need.Title, f.Need.Kind, f.Need.WorkArea, f.Need.Group, f.Need.Quantity, f.Need.Measure, f.Need.Taken, f.Need.WantedBy, f.Score,
            SuggestResources.Reasons(f.Need.Kind == resource.Kind, f.Need.WorkArea == resource.WorkArea, f.Words, f.Enough), SuggestResources.Split(f.Words))));
    }
}
