using Linli.RegistryService.Data;
using Linli.RegistryService.UnitResources;
using Linli.RegistryService.Units;
using Linli.ServiceDefaults;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Needs;

/// <summary>What fits a need, and what a resource fits, the best first: one select each.</summary>
internal static class SuggestResources
{
    internal const int Most = 10;

    /// <summary>What speaks for it: of the same kind counts most, then the work area, then each word that both titles have.</summary>
    internal const int ForKind = 4, ForWorkArea = 3, MostWords = 4, ForQuantity = 1;

    /// <param name="Reasons">Of kind, workArea, words, dates and quantity.</param>
    /// <param name="Words">Which words both titles have.</param>
    internal sealed record Item(
        Guid Id, Guid UnitId, string UnitName, string Title, string Kind, string? WorkArea, int? Quantity, string? Measure, int Taken, DateOnly AvailableFrom, DateOnly? AvailableTo,
        int Score, IReadOnlyList<string> Reasons, IReadOnlyList<string> Words);

    internal static void Map(IEndpointRouteBuilder app) => app.MapGet("/needs/{id:guid}/suggestions", Handle)
        .RequirePermission(Permissions.NeedRead)
        .WithSummary("Resources in reach that fit a need: to be had when it is wanted, of the same kind or work area or with words in common; the best first with the reasons, 10 at most.");

    internal static async Task<Results<Ok<List<Item>>, NotFound>> Handle(Guid id, RegistryDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        if (await db.NeedsWithin(user.Reach).AsNoTracking().SingleOrDefaultAsync(n => n.Id == id, ct) is not { } need)
        {
            return TypedResults.NotFound();
        }
        var (today, units) = (clock.Today(), db.NamesFor(user));
        var found = await (
            from r in db.ResourcesWithin(user.ReachOf(Permissions.ResourceRead)).AsNoTracking()
            where r.State == ResourceState.Open && r.AvailableFrom <= need.WantedBy && (r.AvailableTo == null || r.AvailableTo >= today)
                && db.Units.Any(u => u.Id == r.UnitId && u.RetiredAt == null)
            join s in db.SharedWords(need.Title) on r.Id equals s.OwnerId into shared
            from s in shared.DefaultIfEmpty()
            let number = (int?)s.Number ?? 0
            let enough = r.Quantity == null || (r.Measure == need.Measure && r.Quantity - r.Taken >= need.Left)
            let score = (r.Kind == need.Kind ? ForKind : 0) + (r.WorkArea == need.WorkArea ? ForWorkArea : 0) + (number > MostWords ? MostWords : number) + (enough ? ForQuantity : 0)
            where r.Kind == need.Kind || r.WorkArea == need.WorkArea || number > 0
            orderby score descending, r.AvailableFrom, r.Id
            select new { Resource = r, Unit = units.Where(u => u.Id == r.UnitId).Select(u => u.Name).First(), Words = (string?)s.Words, Enough = enough, Score = score })
            .Take(Most).ToListAsync(ct);
        return TypedResults.Ok(found.ConvertAll(f => new Item(
            f.Resource.Id, f.Resource.UnitId, f.Unit, f.Resource.Title, f.Resource.Kind, f.Resource.WorkArea, f.Resource.Quantity, f.Resource.Measure, f.Resource.Taken,
            f.Resource.AvailableFrom, f.Resource.AvailableTo, f.Score,
            Reasons(f.Resource.Kind == need.Kind, f.Resource.WorkArea == need.WorkArea, f.Words, f.Enough), Split(f.Words))));
    }

    internal static List<string> Reasons(bool kind, bool area, string? words, bool enough) =>
        [.. new[] { kind ? "kind" : null, area ? "workArea" : null, words is null ? null : "words", "dates", enough ? "quantity" : null }.OfType<string>()];

    internal static string[] Split(string? words) => words?.Split(' ') ?? [];
}
