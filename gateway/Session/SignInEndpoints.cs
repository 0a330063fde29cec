using Linli.Gateway.Errors;
using Linli.Gateway.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;

namespace Linli.Gateway.Session;

/// <summary><c>GET /signin?returnUrl=/path</c> and <c>POST /signout</c>.</summary>
internal static class SignInEndpoints
{
    private const string FormerKey = ".former";

    public static void MapSignIn(this IEndpointRouteBuilder app)
    {
        app.MapGet("/signin", SignInAsync).AllowAnonymous();
        app.MapPost("/signout", SignOutAsync).AllowAnonymous();
    }

    private static async Task SignInAsync(HttpContext context, string? returnUrl)
    {
        if (Browsing.IsEnhanced(context.Request))
        {
            await SignInRequired.RefuseEnhancedAsync(context, context.Request.Path + context.Request.QueryString);
            return;
        }

        var properties = new AuthenticationProperties { RedirectUri = IsLocal(returnUrl) ? returnUrl : "/" };
        properties.SetString(FormerKey, context.Features.Get<UserSession>()?.Key);
        try
        {
            await context.ChallengeAsync(SignIn.OidcScheme, properties);
        }
        catch (Exception e) when (IdentityClient.IsAway(e))
        {
            throw new IdentityUnavailableException("Identity's metadata cannot be read.", e);
        }
    }

    private static async Task SignOutAsync(HttpContext context, IdentityClient identity, IdentitySignOut identitySession)
    {
        var session = context.Features.Get<UserSession>();
        await context.SignOutAsync(SignIn.SessionScheme);
        if (session?.Tokens.Refresh is { } refresh)
        {
            await identity.RevokeAsync(refresh);
        }

        if (session?.Tokens.Id is { } idToken)
        {
            await identitySession.ForwardAsync(context, idToken);
            return;
        }

        context.Response.Redirect("/");
    }

    /// <summary>
    /// A sign-in over an existing session gets a new key, and the old session ends: a key that was known before does not become
    /// somebody's session.
    /// </summary>
    public static async Task EndFormerSessionAsync(HttpContext context, AuthenticationProperties properties)
    {
        var cookie = context.RequestServices.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(SignIn.SessionScheme);
        if (properties.Items.Remove(FormerKey, out var former) && former is not null)
        {
            await cookie.SessionStore!.RemoveAsync(former);
        }

        context.Request.Headers.Cookie = Cookies.Without(context.Request.Headers.Cookie, cookie.Cookie.Name!);
    }

    private static bool IsLocal(string? url) =>
        url is ['/', ..] && !url.StartsWith("//", StringComparison.Ordinal) && !url.StartsWith("/\\", StringComparison.Ordinal) && !url.Any(char.IsControl);
}
