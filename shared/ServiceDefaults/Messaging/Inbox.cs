using System.Diagnostics;
using Linli.ServiceDefaults.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Linli.ServiceDefaults.Messaging;

/// <summary>Gives each event its effect exactly once: inbox rows and effects are one transaction.</summary>
internal sealed class Inbox<TDb>(Queue queue, Subscriptions<TDb> subscriptions, IServiceScopeFactory scopes, MessagingMetrics metrics) where TDb : TenantDb
{
    public async Task ApplyAsync(IReadOnlyList<Delivery> deliveries, CancellationToken ct)
    {
        var spans = deliveries.Select(d => MessagingMetrics.Source.StartActivity($"handle {d.Name}", ActivityKind.Consumer, d.Traceparent)).ToList();
        Activity.Current = null;
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<TDb>();
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            var fresh = await NewOnesAsync(db, deliveries, ct);
            // Always the same order: two instances that lock tenants crosswise would block each other.
            foreach (var tenant in Read(deliveries, fresh).GroupBy(e => e.TenantId).OrderBy(tenant => tenant.Key))
            {
                await db.EnterAsync(tenant.Key, ct);
                db.Verb = string.Join(", ", tenant.Select(e => e.Name).Distinct());
                await HandleAsync(tenant.ToList(), db, scope.ServiceProvider, ct);
                await db.SaveChangesAsync(ct);
                db.ChangeTracker.Clear();
            }

            await transaction.CommitAsync(ct);
            metrics.Handled.Add(fresh.Count);
            metrics.Repeated.Add(deliveries.Count - fresh.Count);
        }
        finally
        {
            spans.ForEach(s => s?.Dispose());
        }
    }

    private async Task HandleAsync(IReadOnlyList<EventEnvelope> events, TDb db, IServiceProvider services, CancellationToken ct)
    {
        var rest = events.Where(e => !subscriptions.Handlers.ContainsKey(e.Name)).ToList();
        if (rest.Count > 0)
        {
            await subscriptions.BatchHandler!(rest, db, ct);
        }

        foreach (var e in events.Where(e => subscriptions.Handlers.ContainsKey(e.Name)))
        {
            await subscriptions.Handlers[e.Name](e.Event, db, services, ct);
        }
    }

    /// <summary>Names that this build does not know (or no longer handles) are noted in the inbox and left alone.</summary>
    private IEnumerable<EventEnvelope> Read(IReadOnlyList<Delivery> deliveries, HashSet<Guid> fresh) =>
        from delivery in deliveries
        where fresh.Remove(delivery.MessageId)
        where subscriptions.BatchHandler is not null || subscriptions.Handlers.ContainsKey(delivery.Name)
        let @event = EventNames.Read(delivery.Name, delivery.Body)
        where @event is not null
        select new EventEnvelope(delivery.MessageId, delivery.Name, @event);

    private async Task<HashSet<Guid>> NewOnesAsync(TDb db, IReadOnlyList<Delivery> deliveries, CancellationToken ct)
    {
        if (deliveries.Any(d => d.MessageId == Guid.Empty))
        {
            throw new InvalidOperationException("A message without an id cannot be told from its own repetition.");
        }

        var ids = deliveries.Select(d => d.MessageId).Distinct().Order().ToArray();
        return await db.Database.SqlQuery<Guid>($"""
            INSERT INTO inbox (message_id, consumer) SELECT unnest({ids}), {queue.Name}
            ON CONFLICT DO NOTHING RETURNING message_id AS "Value"
            """).ToHashSetAsync(ct);
    }
}
