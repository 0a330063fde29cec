using Microsoft.AspNetCore.Authentication;

namespace Linli.IdentityService.External;

/// <summary>Leads a browser to an outside provider, and takes it in when it comes back.</summary>
internal static class StartExternal
{
    public const string Invitation = ".invitation";
    public const string Provider = ".provider";

    public static void MapExternalSignIn(this IEndpointRouteBuilder app)
    {
        app.MapGet("/account/external/{id:guid}", StartAsync).AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/account/external/{id:guid}/callback", ReturnAsync).AllowAnonymous().ExcludeFromDescription();
    }

    /// <param name="invitation">The token of an invitation that is accepted this way instead of with a password.</param>
    private static async Task StartAsync(Guid id, string? returnUrl, string? invitation, HttpContext http, ExternalSchemes schemes)
    {
        if (await schemes.HandlerAsync(id, http) is not var (handler, provider))
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var properties = new AuthenticationProperties { RedirectUri = IsLocal(returnUrl) ? returnUrl : "/signin" };
        properties.Items[Provider] = provider.Id.ToString();
        if (!string.IsNullOrEmpty(invitation))
        {
            properties.Items[Invitation] = Convert.ToHexString(People.Invitation.Hash(invitation));
        }

        try
        {
            await handler.ChallengeAsync(properties);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or InvalidOperationException or OperationCanceledException)
        {
            http.RequestServices.GetRequiredService<ILogger<ExternalSchemes>>().LogWarning(e, "The sign-in provider {Provider} cannot be asked", provider.Id);
            http.Response.Redirect(FinishExternal.ProblemPage("away"));
        }
    }

    private static async Task ReturnAsync(Guid id, HttpContext http, ExternalSchemes schemes)
    {
        if (await schemes.HandlerAsync(id, http) is not var (handler, _) || !await handler.HandleRequestAsync())
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
        }
    }

    private static bool IsLocal(string? url) => url is ['/', ..] && !url.StartsWith("//", StringComparison.Ordinal) && !url.StartsWith("/\\", StringComparison.Ordinal) && !url.Any(char.IsControl);
}
