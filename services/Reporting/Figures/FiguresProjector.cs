using Linli.ReportingService.Data;
using Linli.ServiceDefaults.Messaging;
using Microsoft.EntityFrameworkCore;

namespace Linli.ReportingService.Figures;

/// <summary>
/// Applies a batch of one tenant's events: reads what is known of their subjects, adds up in memory, writes once. Runs in the
/// inbox's transaction. The tenant's row in city_tenants is written first and is the lock that keeps two batches of one
/// tenant from counting at the same time.
/// </summary>
internal static class FiguresProjector
{
    public static async Task Handle(IReadOnlyList<EventEnvelope> events, ReportingDb db, CancellationToken ct)
    {
        var facts = events.SelectMany(e => Projections.FactsOf(e.Event)).ToList();
        var names = events.Select(e => Projections.NameOf(e.Event)).OfType<Named>().ToList();
        if (facts.Count == 0 && names.Count == 0)
        {
            return;
        }

        var tenant = events[0].TenantId;
        await FigureWriter.OpenAsync(db, tenant, events.Max(e => e.At), ct);
        var subjects = facts.Select(f => f.Subject).Distinct().ToArray();
        var known = await db.Facts.AsNoTracking().Where(f => f.TenantId == tenant && subjects.Contains(f.Subject)).ToListAsync(ct);
        await FigureWriter.WriteAsync(db, tenant, Ledger.Post(known, facts), names, [.. events.Select(e => Projections.EndingOf(e.Event)).OfType<Ending>().DistinctBy(e => e.CommunityId)], ct);
    }
}
