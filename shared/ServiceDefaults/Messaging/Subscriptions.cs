using Linli.Contracts;
using Linli.ServiceDefaults.Tenancy;
using Microsoft.Extensions.DependencyInjection;

namespace Linli.ServiceDefaults.Messaging;

/// <summary>What a service listens to. Each handler runs in the event's tenant, inside the transaction of its inbox row.</summary>
/// <typeparam name="TDb">The service's database.</typeparam>
public sealed class Subscriptions<TDb> where TDb : TenantDb
{
    internal Dictionary<string, Func<IEvent, TDb, IServiceProvider, CancellationToken, Task>> Handlers { get; } = [];

    internal Func<IReadOnlyList<EventEnvelope>, TDb, CancellationToken, Task>? BatchHandler { get; private set; }

    internal IEnumerable<string> RoutingKeys => BatchHandler is null ? Handlers.Keys : ["#"];

    /// <summary>Handles one event at a time; several parts of a service may follow the same one. Changes to tracked entities are saved afterwards by the caller.</summary>
    public Subscriptions<TDb> Event<TEvent>(Func<TEvent, TDb, CancellationToken, Task> handle) where TEvent : class, IEvent =>
        Add(EventNames.Of(typeof(TEvent)), (e, db, _, ct) => handle((TEvent)e, db, ct));

    /// <summary>The same with a service of the application beside the database.</summary>
    public Subscriptions<TDb> Event<TEvent, TService>(Func<TEvent, TDb, TService, CancellationToken, Task> handle) where TEvent : class, IEvent where TService : notnull =>
        Add(EventNames.Of(typeof(TEvent)), (e, db, services, ct) => handle((TEvent)e, db, services.GetRequiredService<TService>(), ct));

    /// <summary>Handles all events of all services, many of one tenant at a time, except those that have a handler of their own; these come after the others.</summary>
    public Subscriptions<TDb> Batch(Func<IReadOnlyList<EventEnvelope>, TDb, CancellationToken, Task> handle)
    {
        BatchHandler = handle;
        return this;
    }

    private Subscriptions<TDb> Add(string name, Func<IEvent, TDb, IServiceProvider, CancellationToken, Task> handle)
    {
        Handlers[name] = !Handlers.TryGetValue(name, out var first) ? handle : async (e, db, services, ct) =>
        {
            await first(e, db, services, ct);
            await handle(e, db, services, ct);
        };
        return this;
    }
}
