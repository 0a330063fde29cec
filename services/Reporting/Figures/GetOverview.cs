using Linli.ReportingService.Data;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Linli.ReportingService.Figures;

/// <summary>A tenant's or a community's dashboard.</summary>
internal static class GetOverview
{
    private const int LatestRows = 8;

    public static void Map(IEndpointRouteBuilder figures) =>
        figures.MapGet("/overview", Handle).RequirePermission(Permissions.FiguresRead)
            .WithSummary("Levels, what happened in a month and in the twelve up to it, coverage, by work area and by community");

    /// <param name="community">One community; all that the caller may see when left out.</param>
    /// <param name="month">Any day of the month to look at; the latest one with records when left out.</param>
    /// <param name="predecessors">Adds up the communities that were merged into the one.</param>
    internal static async Task<Results<Ok<Overview>, NotFound>> Handle(
        Guid? community, DateOnly? month, bool? predecessors, ReportingDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        if (await FigureScope.FindAsync(db, user, community, predecessors is true, ct) is not { } scope)
        {
            return TypedResults.NotFound();
        }

        var today = clock.ThisMonth();
        var communities = await CommunitiesAsync(db, user, [.. scope.Predecessors, .. scope.Communities ?? []], scope.Communities is null, ct);
        var inScope = scope.Of(db, user);
        var head = await db.CityTenants.Where(t => t.TenantId == user.TenantId)
            .Select(t => new Head(t.Name, t.AsOf, t.Edition,
                inScope.Where(f => f.Month <= today && f.Value != 0 && Metric.Flows.Contains(f.Metric)).Max(f => (DateOnly?)f.Month)))
            .FirstOrDefaultAsync(ct);

        var shown = month is { } asked ? CalendarMonth.Of(asked) : DefaultMonth(head?.LastMonth, today);
        var rows = await FigureRow.SumAsync(inScope, shown, today, ct);
        return TypedResults.Ok(Overview.Of(head, scope, communities, rows, await LatestAsync(db, user, scope, ct), shown, today));
    }

    /// <summary>This month; a tenant whose records all lie longer back than the chart opens where they are.</summary>
    internal static DateOnly DefaultMonth(DateOnly? last, DateOnly today) => last is { } m && m <= today.AddMonths(-Overview.Months) ? m : today;

    private static Task<List<CommunityName>> CommunitiesAsync(ReportingDb db, CurrentUser user, List<Guid> some, bool all, CancellationToken ct) =>
        db.Communities.Where(c => c.TenantId == user.TenantId && (all || some.Contains(c.Id)))
            .OrderBy(c => c.Code).ThenBy(c => c.Name)
            .Select(c => new CommunityName(c.Id, c.Name, c.RetiredOn, c.MergedIntoId,
                db.Communities.Where(i => i.TenantId == c.TenantId && i.Id == c.MergedIntoId).Select(i => i.Name).FirstOrDefault()))
            .ToListAsync(ct);

    private static Task<List<Overview.Recent>> LatestAsync(ReportingDb db, CurrentUser user, FigureScope scope, CancellationToken ct)
    {
        var some = scope.Communities;
        return db.Facts.Where(f => f.TenantId == user.TenantId && f.SaidAt != null && (f.EndedAt == null || f.SaidAt > f.EndedAt))
            .Where(f => some == null || some.Contains(f.CommunityId))
            .Where(f => f.What == FactKind.Activity || f.What == FactKind.Contribution || f.What == FactKind.Profile || f.What == FactKind.Unit)
            .OrderByDescending(f => f.SaidAt).Take(LatestRows)
            .Select(f => new Overview.Recent(f.SaidAt!.Value, f.What.ToString(), f.Id, f.CommunityId, f.Kind, f.WorkArea, f.Day, f.What == FactKind.Contribution ? f.Amount : 0))
            .ToListAsync(ct);
    }

    internal sealed record Head(string Name, DateTimeOffset AsOf, long Edition, DateOnly? LastMonth);

    internal sealed record CommunityName(Guid Id, string Name, DateOnly? RetiredOn, Guid? MergedIntoId, string? MergedInto);
}
