using System.Net;
using Linli.Portal.Api;
using Linli.ServiceDefaults;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Linli.Portal.Web;

internal static class PortalSetup
{
    public static void AddPortal(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddRazorComponents();
        services.AddScoped<Person>();
        services.AddScoped<Flash>();
        services.AddScoped<ScopeName>();
        services.AddMemoryCache();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, SignInRedirect>();
        services.Configure<RequestLocalizationOptions>(o => o.RequestCultureProviders = [new CookieRequestCultureProvider { CookieName = Language.Cookie }]);

        // A page answers with a page, where the other services answer with ProblemDetails.
        services.RemoveAll<IExceptionHandler>();
        services.AddExceptionHandler<SignedOut>();

        var keys = builder.Configuration["Linli:KeysPath"] ?? throw new InvalidOperationException("Linli:KeysPath is not configured.");
        services.AddDataProtection().SetApplicationName("linli-portal").PersistKeysToFileSystem(Directory.CreateDirectory(Path.Combine(keys, "portal")));
        services.AddServiceClients();
    }

    public static void UsePortal(this WebApplication app)
    {
        app.UseRequestLocalization();
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = "/error",
            CreateScopeForErrors = true,
            StatusCodeSelector = StatusOf,
            SuppressDiagnosticsCallback = c => StatusOf(c.Exception) < 500,
        });
        app.UseStatusCodePagesWithReExecute("/error", createScopeForStatusCodePages: true);
        app.UseAuthentication();
        app.UseMiddleware<KnowPerson>();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.MapHealthChecks("/health").AllowAnonymous();
        app.MapHealthChecks("/alive", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
    }

    private static int StatusOf(Exception exception) => (int)(exception switch
    {
        ServiceException e => e.Status,
        BadHttpRequestException e => (HttpStatusCode)e.StatusCode,
        HttpRequestException => HttpStatusCode.ServiceUnavailable,
        _ => HttpStatusCode.InternalServerError,
    });
}
