using Linli.ReportingService.Data;
using Linli.ServiceDefaults.Security;
using Microsoft.EntityFrameworkCore;

namespace Linli.ReportingService.Figures;

/// <summary>Whose figures are asked for: all that the caller may see, or one community, alone or with those that were merged into it.</summary>
/// <param name="Only">The one community; null: all in reach.</param>
/// <param name="Communities">The communities to add up; null: all of the tenant.</param>
/// <param name="Predecessors">Those that were merged into the one, whether they are added up or not.</param>
internal sealed record FigureScope(Guid? Only, IReadOnlyCollection<Guid>? Communities, IReadOnlyCollection<Guid> Predecessors)
{
    /// <returns>Null when there is no such community in reach.</returns>
    public static async Task<FigureScope?> FindAsync(ReportingDb db, CurrentUser user, Guid? community, bool predecessors, CancellationToken ct)
    {
        if (community is not { } one)
        {
            return user.Reach.All ? new(null, null, []) : await OwnAsync(db, user, predecessors, ct);
        }

        if (!user.Reach.Covers(one) || !await db.Communities.AnyAsync(c => c.TenantId == user.TenantId && c.Id == one, ct))
        {
            return null;
        }

        return await OneAsync(db, user, one, predecessors, ct);
    }

    /// <summary>Whoever works in a community reaches those that were merged into it as well; they are its past and no communities beside it.</summary>
    private static async Task<FigureScope> OwnAsync(ReportingDb db, CurrentUser user, bool predecessors, CancellationToken ct)
    {
        var reach = user.Reach.Communities;
        var past = await db.Communities.Where(c => c.TenantId == user.TenantId && reach.Contains(c.Id) && c.MergedIntoId != null && reach.Contains(c.MergedIntoId.Value))
            .Select(c => c.Id).ToListAsync(ct);
        List<Guid> own = [.. reach.Except(past)];
        return own is [var only] ? await OneAsync(db, user, only, predecessors, ct) : new(null, predecessors ? [.. reach] : own, past);
    }

    private static async Task<FigureScope> OneAsync(ReportingDb db, CurrentUser user, Guid one, bool predecessors, CancellationToken ct)
    {
        var before = await PredecessorsAsync(db, user, one, ct);
        return new(one, predecessors ? [one, .. before] : [one], before);
    }

    public IQueryable<Figure> Of(ReportingDb db, CurrentUser user)
    {
        var figures = db.Figures.Where(f => f.TenantId == user.TenantId);
        return Communities is { } some ? figures.Where(f => some.Contains(f.CommunityId)) : figures;
    }

    /// <summary>Also what was merged into those before: their people and their past are the community's own.</summary>
    private static async Task<List<Guid>> PredecessorsAsync(ReportingDb db, CurrentUser user, Guid community, CancellationToken ct)
    {
        var merged = await db.Communities.Where(c => c.TenantId == user.TenantId && c.MergedIntoId != null)
            .Select(c => new { c.Id, Into = c.MergedIntoId!.Value }).ToListAsync(ct);
        List<Guid> found = [community];
        for (var i = 0; i < found.Count; i++)
        {
            found.AddRange(merged.Where(m => m.Into == found[i]).Select(m => m.Id).Except(found));
        }

        found.RemoveAt(0);
        return found;
    }
}
