using Microsoft.EntityFrameworkCore;

namespace Linli.ReportingService.Figures;

/// <summary>A number of a dashboard: one month, or all months before the first one shown.</summary>
internal sealed record FigureRow(Guid CommunityId, string Metric, string Kind, string WorkArea, DateOnly Month, long Value)
{
    /// <summary>The numbers of the months that a dashboard shows, with everything before them as one.</summary>
    public static Task<List<FigureRow>> SumAsync(IQueryable<Figure> figures, DateOnly shown, DateOnly today, CancellationToken ct)
    {
        var before = First(shown).AddMonths(-1);
        var last = shown > today ? shown : today;
        return figures.Where(f => f.Month <= last)
            .GroupBy(f => new { f.CommunityId, f.Metric, f.Kind, f.WorkArea, Month = f.Month < before ? before : f.Month })
            .Select(g => new FigureRow(g.Key.CommunityId, g.Key.Metric, g.Key.Kind, g.Key.WorkArea, g.Key.Month, g.Sum(f => f.Value)))
            .ToListAsync(ct);
    }

    /// <summary>The first month that is shown: twelve months, and the year whose profiles are asked for.</summary>
    private static DateOnly First(DateOnly shown) => shown.AddMonths(1 - Overview.Months);
}
