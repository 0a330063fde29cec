using Linli.RegistryService.Data;
using Linli.RegistryService.Units;
using Linli.ServiceDefaults.Security;
using Microsoft.EntityFrameworkCore;

namespace Linli.RegistryService.Agreements;

/// <summary>A line of the list; sensitive units are masked.</summary>
/// <param name="Units">Names, in the order of the agreement.</param>
/// <param name="IsDue">Renewal is due: it ends within the sub-district's notice and nothing signed goes on with it.</param>
internal sealed record AgreementView(
    Guid Id, Guid CommunityId, string CommunityName, string Title, IReadOnlyList<string> WorkAreas, IReadOnlyList<string> Units,
    DateOnly BeginsOn, DateOnly EndsOn, string State, DateOnly? SignedOn, DateOnly? EndedOn, bool IsDue);

internal static class AgreementViews
{
    /// <summary>In the order of the ids.</summary>
    public static async Task<List<AgreementView>> ViewsAsync(this RegistryDb db, IReadOnlyList<Guid> ids, DateOnly today, CancellationToken ct)
    {
        var due = await db.Due(db.Agreements.Where(a => ids.Contains(a.Id)), today.AddDays(await db.NoticeDaysAsync(ct))).Select(a => a.Id).ToListAsync(ct);
        var units = (await db.AgreementParties.AsNoTracking().Where(p => ids.Contains(p.AgreementId))
            .Join(db.NamesFor(Reach.Nowhere), p => p.UnitId, u => u.Id, (p, u) => new { p.AgreementId, p.Position, u.Name }).ToListAsync(ct)).ToLookup(p => p.AgreementId);
        var rows = await db.Agreements.AsNoTracking().Where(a => ids.Contains(a.Id))
            .Select(a => new { Agreement = a, Community = db.Communities.Where(c => c.Id == a.CommunityId).Select(c => c.Name).First() })
            .ToDictionaryAsync(row => row.Agreement.Id, ct);
        return [.. ids.Where(rows.ContainsKey).Select(id => rows[id]).Select(row => new AgreementView(
            row.Agreement.Id, row.Agreement.CommunityId, row.Community, row.Agreement.Title, row.Agreement.WorkAreas,
            [.. units[row.Agreement.Id].OrderBy(u => u.Position).Select(u => u.Name)],
            row.Agreement.BeginsOn, row.Agreement.EndsOn, row.Agreement.State, row.Agreement.SignedOn, row.Agreement.EndedOn, due.Contains(row.Agreement.Id)))];
    }
}
