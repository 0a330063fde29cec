using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Linli.ServiceDefaults.Audit;

internal static class AuditRegistration
{
    /// <summary>Seals what was written, and lets go what is old enough.</summary>
    public static void AddAuditWork(this IServiceCollection services)
    {
        services.AddSingleton<AuditSealer>().AddHostedService(provider => provider.GetRequiredService<AuditSealer>());
        services.AddSingleton<AuditRetention>().AddHostedService(provider => provider.GetRequiredService<AuditRetention>());
    }
}
