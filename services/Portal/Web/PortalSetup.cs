using System.Net;
using Linli.Portal.Api;
using Linli.ServiceDefaults;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Linli.Portal.Web;

internal static class PortalSetup
{
    private const int MostChoices = 12_000;

    public static void AddPortal(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        // A page of choices, such as the members of a community, has more boxes than the default allows.
        services.AddRazorComponents(o => o.MaxFormMappingCollectionSize = MostChoices);
        services.Configure<FormOptions>(o => o.ValueCountLimit = MostChoices);
        services.AddScoped<Person>();
        services.AddScoped<Flash>();
        services.AddScoped<ScopeName>();
        services.AddScoped<MyScopes>();
        services.AddSingleton<IAntiforgeryAdditionalDataProvider, FormOfScope>();
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
