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
        app.Use(AskForErrorPage);
        app.UseAuthentication();
        app.UseMiddleware<KnowPerson>();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.Use(RefuseForged);
        app.MapHealthChecks("/health").AllowAnonymous();
        app.MapHealthChecks("/alive", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
    }

    /// <summary>The error page also answers forms that were sent, but it takes none: as the answer to a POST it would be refused itself.</summary>
    private static Task AskForErrorPage(HttpContext http, RequestDelegate next)
    {
        if (http.Features.Get<IExceptionHandlerFeature>() is not null || http.Features.Get<IStatusCodeReExecuteFeature>() is not null)
        {
            http.Request.Method = HttpMethods.Get;
        }

        return next(http);
    }

    /// <summary>A page's endpoint would answer a forged form with an empty page that no status page takes the place of.</summary>
    private static Task RefuseForged(HttpContext http, RequestDelegate next)
    {
        if (!HttpMethods.IsPost(http.Request.Method) || http.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: false })
        {
            return next(http);
        }

        http.Response.StatusCode = StatusCodes.Status400BadRequest;
        return Task.CompletedTask;
    }

    private static int StatusOf(Exception exception) => (int)(exception switch
    {
        ServiceException e => e.Status,
        BadHttpRequestException e => (HttpStatusCode)e.StatusCode,
        HttpRequestException => HttpStatusCode.ServiceUnavailable,
        _ => HttpStatusCode.InternalServerError,
    });
}
