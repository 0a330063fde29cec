using Linli.ServiceDefaults.Tenancy;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Linli.ServiceDefaults.Messaging;

/// <summary>Registers a service's events: what it says, and what it listens to.</summary>
public static class MessagingRegistration
{
    /// <summary>
    /// Delivers the outbox of <typeparamref name="TDb"/>; with <paramref name="subscribe"/> also consumes events through a
    /// durable queue of the service's name.
    /// </summary>
    public static void AddMessaging<TDb>(this WebApplicationBuilder builder, Action<Subscriptions<TDb>>? subscribe = null) where TDb : TenantDb
    {
        var services = builder.Services;
        services.AddBroker();
        services.AddHostedService<OutboxDelivery>();
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

    internal static void AddBroker(this IServiceCollection services)
    {
        services.TryAddSingleton<Broker>();
        services.TryAddSingleton<MessagingMetrics>();
        services.TryAddSingleton<FailedMessages>();
        services.TryAddSingleton<QueueDepths>();
    }
}
