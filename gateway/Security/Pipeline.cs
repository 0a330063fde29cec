using Linli.Gateway.Errors;
using Linli.Gateway.Limits;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;

namespace Linli.Gateway.Security;

/// <summary>What every request passes before it is forwarded, in this order.</summary>
internal static class Pipeline
{
    public static void UseGateway(this WebApplication app)
    {
        app.UseClientAddress();
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<ErrorAnswers>();
        app.MapWhen(InsidePaths.IsProbe, Probes);
        app.UseMiddleware<PublicHost>();
        app.UseMiddleware<InsidePaths>();
        app.UseMiddleware<CrossSite>();
        app.UseRouting();
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseTenantUsage();
        app.UseAuthorization();
    }

    /// <summary><c>/health</c>: ready to serve; <c>/alive</c>: the process answers.</summary>
    private static void Probes(IApplicationBuilder probe)
    {
        probe.UseHealthChecks("/health");
        probe.UseHealthChecks("/alive", new HealthCheckOptions { Predicate = _ => false });
    }
}
