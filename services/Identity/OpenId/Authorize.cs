using System.Globalization;
using Linli.IdentityService.Access;
using Linli.IdentityService.Sessions;
using Linli.IdentityService.Account;
using Linli.IdentityService.Support;
using Linli.ServiceDefaults.Tenancy;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.Extensions;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Linli.IdentityService.OpenId;

/// <summary>
/// Hands a signed-in person's code to the gateway, or sends whoever is not signed in to do so first. With <c>acting_scope</c> the
/// token acts there: so a person switches to another of their scopes without signing in again.
/// </summary>
internal static class Authorize
{
    private const string ActingScope = "acting_scope";

    public static async Task<IResult> Handle(HttpContext http, AccessReader reader, PersonSessions sessions, CancellationToken ct)
    {
        if (http.GetOpenIddictServerResponse() is { } refusal)
        {
            return Results.Redirect(With("/account/error", "error", refusal.Error));
        }

        var request = http.GetOpenIddictServerRequest()!;
        var session = await http.AuthenticateAsync(AccountSession.Scheme);
        var sessionId = session.Succeeded ? AccountSession.SessionOf(session.Principal) : null;
        var access = sessionId is not null ? await reader.ReadAsync(AccountSession.PersonOf(session.Principal!), ct) : null;
        var signedIn = access is { IsDisabled: false } && access.SecurityStamp == AccountSession.StampOf(session.Principal!)
            && await sessions.IsLiveAsync(access.PersonId, sessionId!.Value, ct);
        if (!signedIn || request.HasPromptValue(PromptValues.Login))
        {
            return request.HasPromptValue(PromptValues.None) ? Refuse(OpenIddictConstants.Errors.LoginRequired) : SignInFirst(request);
        }

        var within = AccountSession.WithinOf(session.Principal!);
        access = access!.Within(within);
        if (access.Home is null)
        {
            return Results.Redirect("/account/denied");
        }

        var chosen = (string?)request[ActingScope];
        if (chosen is not null && !access.ActsAt(chosen))
        {
            return Refuse(OpenIddictConstants.Errors.InvalidScope);
        }

        if (access.ActingAt(chosen) is { Door: { } door, Scope.TenantId: { } tenant })
        {
            // Before the operator is in, the sub-district knows.
            await using var inside = http.RequestServices.GetRequiredService<TenantWork>().In(tenant);
            await inside.ServiceProvider.GetRequiredService<SupportDoors>().EnteredAsync(door, access, ct);
        }

        var identity = TokenContents.NewIdentity();
        identity.SetScopes(request.GetScopes());
        identity.SetClaim(TokenContents.Within, within);
        identity.SetClaim(TokenContents.Session, sessionId!.Value.ToString());
        identity.SetClaim(Claims.AuthenticationTime, session.Properties!.IssuedUtc!.Value.ToUnixTimeSeconds());
        return Results.SignIn(TokenContents.Write(identity, access, chosen), authenticationScheme: OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
    }

    /// <summary>Comes back here with the same request, without the prompt that would ask again.</summary>
    private static IResult SignInFirst(OpenIddictRequest request)
    {
        var query = new QueryBuilder(request.GetParameters()
            .Where(p => p.Key != Parameters.Prompt)
            .Select(p => KeyValuePair.Create(p.Key, p.Value.ToString() ?? "")));
        return Results.Redirect(With("/account/sign-in", "returnUrl", OpenIdServer.Authorize + query));
    }

    private static IResult Refuse(string error) => Results.Forbid(
        new(new Dictionary<string, string?> { [OpenIddictServerAspNetCoreConstants.Properties.Error] = error }),
        [OpenIddictServerAspNetCoreDefaults.AuthenticationScheme]);

    private static string With(string path, string name, string? value) =>
        string.Create(CultureInfo.InvariantCulture, $"{path}?{name}={Uri.EscapeDataString(value ?? "")}");
}
