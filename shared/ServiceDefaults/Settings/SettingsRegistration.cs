using Linli.Contracts.Tenant.V1;
using Linli.ServiceDefaults.Messaging;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Linli.ServiceDefaults.Settings;

/// <summary>Registers what knows the sub-districts' settings.</summary>
public static class SettingsRegistration
{
    /// <summary>A person waits for the answer, so not for long.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Asks at <c>services:tenant:http:0</c> where that is configured, and listens at the broker.</summary>
    public static void AddTenantSettings(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.TryAddSingleton(TimeProvider.System);
        services.AddBroker();
        services.AddHttpClient("settings", client => (client.BaseAddress, client.Timeout) = (builder.InsideAddress("tenant"), Patience));
        services.AddSingleton(provider => new SettingsSource(
            builder.Configuration["services:tenant:http:0"] is null ? null : provider.GetRequiredService<IHttpClientFactory>()));
        services.AddSingleton<SettingsCache>();
        if (builder.Configuration.GetConnectionString("rabbitmq") is null)
        {
            // Without a broker the backstop of the cache is all there is.
            return;
        }

        services.AddBroadcast<SettingsChanged>((provider, e) =>
        {
            provider.GetRequiredService<SettingsCache>().Hear(e);
            return Task.CompletedTask;
        }, provider => provider.GetRequiredService<SettingsCache>().Forget());
    }
}
