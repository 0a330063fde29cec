using Linli.Gateway.Errors;
using Linli.Gateway.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;

namespace Linli.Gateway.Session;

/// <summary><c>GET /signin?returnUrl=/path</c>, <c>POST /switch?scope=city.…</c> and <c>POST /signout</c>.</summary>
internal static class SignInEndpoints
{
    public const string ActingScope = "acting_scope";
    private const string FormerKey = ".former";

    public static void MapSignIn(this IEndpointRouteBuilder app)
    {
        app.MapGet("/signin", SignInAsync).AllowAnonymous();
        app.MapPost("/switch", SwitchAsync).AllowAnonymous();
        app.MapPost("/signout", SignOutAsync).AllowAnonymous();
    }

    private static async Task SignInAsync(HttpContext context, string? returnUrl)
    {
        if (Browsing.IsEnhanced(context.Request))
        {
            await SignInRequired.RefuseEnhancedAsync(context, context.Request.Path + context.Request.QueryString);
            return;
        }

        await ChallengeAsync(context, IsLocal(returnUrl) ? returnUrl! : "/", scope: null);
    }

    /// <summary>
    /// To another scope of the same person: a new session with tokens for there, and the former one ends with all that any gateway
    /// remembers of it. Identity knows the person still, so nothing is typed.
    /// </summary>
    private static Task SwitchAsync(HttpContext context, string scope) => ChallengeAsync(context, "/", scope);

    private static async Task ChallengeAsync(HttpContext context, string returnUrl, string? scope)
    {
        var properties = new AuthenticationProperties { RedirectUri = returnUrl };
        properties.SetParameter(ActingScope, scope);
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
