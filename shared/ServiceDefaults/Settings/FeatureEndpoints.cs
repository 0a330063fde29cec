using Linli.ServiceDefaults.Http;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Linli.ServiceDefaults.Settings;

/// <summary>The feature that an endpoint belongs to.</summary>
/// <param name="Feature">A constant of <see cref="Features"/>.</param>
public sealed record FeatureMetadata(string Feature);

/// <summary>Routes of a feature that a sub-district has switched off answer 409 <c>feature.off</c> to its people.</summary>
public static class FeatureEndpoints
{
    /// <summary>Marks endpoints, or a group of them.</summary>
    public static TBuilder RequireFeature<TBuilder>(this TBuilder endpoint, string feature) where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new FeatureMetadata(feature));

    /// <summary>After authorization: who may not at all is told so first.</summary>
    internal static void UseFeatures(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<FeatureMetadata>() is { } belongs && !(await http.SettingsAsync()).IsOn(belongs.Feature))
        {
            throw new RuleException("feature.off");
        }

        await next(http);
    });

    /// <summary>The settings of the caller's own sub-district; the city and nobody have none, so nothing is off for them.</summary>
    public static async ValueTask<TenantSettings> SettingsAsync(this HttpContext http)
    {
        var services = http.RequestServices;
        return services.GetRequiredService<CurrentUser>().TenantId is { } tenant
            ? await services.GetRequiredService<SettingsCache>().OfAsync(tenant, http.Request.Headers.Authorization.ToString(), http.RequestAborted)
            : TenantSettings.Unknown;
    }
}
