using Linli.Contracts;
using Linli.ServiceDefaults.Audit;
using Linli.ServiceDefaults.Tenancy;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Linli.ServiceDefaults.Messaging;

/// <summary>Registers a service's events: what it says, and what it listens to.</summary>
public static class MessagingRegistration
{
    /// <summary>
    /// Delivers the outbox of <typeparamref name="TDb"/> and seals its audit; with <paramref name="subscribe"/> also consumes events through a
    /// durable queue of the service's name.
    /// </summary>
    public static void AddMessaging<TDb>(this WebApplicationBuilder builder, Action<Subscriptions<TDb>>? subscribe = null) where TDb : TenantDb
    {
        var services = builder.Services;
        services.AddBroker();
        services.AddHostedService<OutboxDelivery>();
        services.AddAuditWork();
        if (subscribe is null)
        {
            return;
        }

        var subscriptions = new Subscriptions<TDb>();
        subscribe(subscriptions);
        services.AddSingleton(subscriptions);
        services.AddSingleton(provider => new Queue(provider.GetRequiredService<ServiceName>().Value));
        services.AddSingleton<Inbox<TDb>>();
        services.AddHostedService<EventConsumer<TDb>>();
    }

    /// <summary>Tells this running instance, and every other one, of an event. For memory: what was missed while away must not matter.</summary>
    /// <param name="services">The program's services.</param>
    /// <param name="onEvent">Must not throw.</param>
    /// <param name="onConnected">Begins anew after a time without the broker.</param>
    public static void AddBroadcast<TEvent>(
        this IServiceCollection services, Func<IServiceProvider, TEvent, Task> onEvent, Action<IServiceProvider>? onConnected = null) where TEvent : class, IEvent
    {
        services.AddBroker();
        services.AddHostedService(provider => new Broadcast<TEvent>(provider.GetRequiredService<Broker>(),
            e => onEvent(provider, e), () => onConnected?.Invoke(provider), provider.GetRequiredService<ILogger<Broadcast<TEvent>>>()));
    }

    internal static void AddBroker(this IServiceCollection services)
    {
        services.TryAddSingleton<Broker>();
        services.TryAddSingleton<MessagingMetrics>();
        services.TryAddSingleton<FailedMessages>();
        services.TryAddSingleton<QueueDepths>();
    }
}
