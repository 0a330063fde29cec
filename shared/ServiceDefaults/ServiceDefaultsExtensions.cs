using System.Globalization;
using Linli.Contracts;
using Linli.Contracts.Identity.V1;
using Linli.ServiceDefaults.Audit;
using Linli.ServiceDefaults.Http;
using Linli.ServiceDefaults.Messaging;
using Linli.ServiceDefaults.Security;
using Linli.ServiceDefaults.Settings;
using Linli.ServiceDefaults.Telemetry;
using Linli.ServiceDefaults.Transfer;
using Linli.ServiceDefaults.Tenancy;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Linli.ServiceDefaults;

/// <summary>What every service has in common, in two calls.</summary>
public static class ServiceDefaultsExtensions
{
    private static readonly string[] Languages = ["zh-Hans", "en"];

    /// <summary>Telemetry, health, token authentication, permissions, errors and languages.</summary>
    /// <param name="builder">The service.</param>
    /// <param name="name">The service's name: its audience in tokens, its queue.</param>
    public static void AddServiceDefaults(this WebApplicationBuilder builder, string name)
    {
        var services = builder.Services;
        services.AddSingleton(new ServiceName(name));
        services.TryAddSingleton(TimeProvider.System);
        builder.AddTelemetry();
        builder.AddTokenAuthentication(name);
        AddPermissions(services);
        builder.AddTenantSettings();
        services.AddBroker();
        services.AddSingleton(new Texts(builder.Environment.ApplicationName));
        services.AddExceptionHandler<Problems>();
        services.AddProblemDetails(o => o.CustomizeProblemDetails = Problems.AddTraceId);
        services.AddHttpClient("identity", client => client.BaseAddress = builder.InsideAddress("identity"));
        services.AddHostedService<EndpointCheck>();
        services.AddSingleton<FieldProtector>();
        services.AddLinliLocalization();
        services.AddOpenApi("v1", o => o.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = $"Linli {name}";
            document.Servers = [new() { Url = $"/api/{name}" }];
            return Task.CompletedTask;
        }));
        services.AddHealthChecks().AddCheck<Broker>("broker");
        services.ConfigureHttpJsonOptions(o => o.SerializerOptions.NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.Strict);
        services.Configure<HostOptions>(o => o.ShutdownTimeout = TimeSpan.FromSeconds(5));
    }

    /// <summary>Simplified Chinese unless the cookie <c>linli.lang</c> or the browser asks for English.</summary>
    public static void AddLinliLocalization(this IServiceCollection services) => services.AddLocalization().Configure<RequestLocalizationOptions>(o =>
    {
        o.SetDefaultCulture(Languages[0]).AddSupportedCultures(Languages).AddSupportedUICultures(Languages);
        o.RequestCultureProviders = [new CookieRequestCultureProvider { CookieName = "linli.lang" }, new AcceptLanguageHeaderRequestCultureProvider()];
    });

    /// <summary>A unique index stands for a rule: a violation becomes 409 with this code, at this field.</summary>
    public static void AddConstraintRule(this IServiceCollection services, string constraint, string code, string? field = null) =>
        services.AddSingleton(new ConstraintRule(constraint, code, field));

    /// <summary>Where another service listens inside, from <c>services:NAME:http:0</c>.</summary>
    public static Uri InsideAddress(this WebApplicationBuilder builder, string service) =>
        new(builder.Configuration[$"services:{service}:http:0"] ?? $"http://{service}");

    /// <summary>The common part of the pipeline; endpoints are mapped after it.</summary>
    public static void UseServiceDefaults(this WebApplication app)
    {
        app.UseRequestLocalization();
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseAuthentication();
        app.Use((http, next) =>
        {
            http.RequestServices.GetRequiredService<TenantContext>().Enter(http.RequestServices.GetRequiredService<CurrentUser>().RowsOf);
            return next(http);
        });
        app.UseMiddleware<TenantGate>();
        app.UseAuthorization();
        app.UseFeatures();
        app.Use(SupportReads.RecordAsync);
        app.MapHealthChecks("/health").AllowAnonymous();
        app.MapHealthChecks("/alive", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        app.MapOpenApi().AllowAnonymous();
        app.MapTransfer();
        app.MapAudit();
    }

    private static void AddGrantBroadcast<TEvent>(IServiceCollection services, Func<GrantCache, Action<TEvent>> forget) where TEvent : class, IEvent =>
        services.AddBroadcast<TEvent>((provider, e) =>
        {
            forget(provider.GetRequiredService<GrantCache>())(e);
            return Task.CompletedTask;
        }, provider => provider.GetRequiredService<GrantCache>().ForgetAll());

    private static void AddPermissions(IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddScoped<TenantContext>();
        services.AddScoped<CurrentUser>();
        services.AddSingleton<GrantCache>();
        services.TryAddSingleton<IGrantSource>(provider => provider.GetRequiredService<GrantCache>());
        services.AddScoped<IAuthorizationHandler, PermissionHandler>();
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        AddGrantBroadcast<GrantsChanged>(services, cache => cache.Forget);
        AddGrantBroadcast<TenantAccessChanged>(services, cache => cache.Forget);
    }
}
