using System.Security.Claims;
using Linli.IdentityService.Access;
using Linli.IdentityService.Clients;
using Linli.IdentityService.Sessions;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Linli.IdentityService.OpenId;

/// <summary>
/// Turns a code, a refresh token or a machine's secret into tokens. What they say is read anew each time, so a closed account,
/// an ended session or a last assignment withdrawn ends all of it at the next refresh. Refresh tokens last 8 hours each; after
/// <see cref="PersonSession.Longest"/> a person signs in again all the same.
/// </summary>
internal static class IssueToken
{
    public static async Task<IResult> Handle(HttpContext http, AccessReader reader, PersonSessions sessions, IOpenIddictApplicationManager applications, TimeProvider clock, CancellationToken ct)
    {
        var request = http.GetOpenIddictServerRequest()!;
        return request.IsClientCredentialsGrantType()
            ? await ForMachine(request, reader, applications, ct)
            : await ForPerson(http, reader, sessions, clock, ct);
    }

    private static async Task<IResult> ForPerson(HttpContext http, AccessReader reader, PersonSessions sessions, TimeProvider clock, CancellationToken ct)
    {
        var former = (await http.AuthenticateAsync(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme)).Principal!;
        var access = (await reader.ReadAsync(Guid.Parse(former.GetClaim(Claims.Subject)!), ct))?.Within(former.GetClaim(TokenContents.Within));
        var signedInAt = DateTimeOffset.FromUnixTimeSeconds(long.Parse(former.GetClaim(Claims.AuthenticationTime)!, System.Globalization.CultureInfo.InvariantCulture));
        if (access is not { IsDisabled: false, Home: not null } || !await IsLiveAsync(former, access, sessions, ct)
            || clock.GetUtcNow() - signedInAt > PersonSession.Longest)
        {
            return Refuse("The person has to sign in again.");
        }

        var identity = new ClaimsIdentity(former.Claims, OpenIddictServerAspNetCoreDefaults.AuthenticationScheme, Claims.Name, Claims.Role);
        return SignIn(TokenContents.Write(identity, access, former.GetClaim(TokenContents.ScopePath)));
    }

    /// <summary>A token from before there were sessions goes by the stamp, until it has run out.</summary>
    private static async Task<bool> IsLiveAsync(ClaimsPrincipal former, PersonAccess access, PersonSessions sessions, CancellationToken ct) =>
        Guid.TryParse(former.GetClaim(TokenContents.Session), out var session)
            ? await sessions.IsLiveAsync(access.PersonId, session, ct)
            : access.SecurityStamp == former.GetClaim(TokenContents.Stamp);

    private static async Task<IResult> ForMachine(OpenIddictRequest request, AccessReader reader, IOpenIddictApplicationManager applications, CancellationToken ct)
    {
        var application = await applications.FindByClientIdAsync(request.ClientId!, ct);
        var person = application is null ? null : MachineClient.PersonOf(await applications.GetPropertiesAsync(application, ct));
        var access = person is { } id ? await reader.ReadAsync(id, ct) : null;
        return access is { IsDisabled: false, Home: not null }
            ? SignIn(TokenContents.Write(TokenContents.NewIdentity(), access))
            : Refuse(access?.ClosedHome is { } closed ? $"The sub-district is closed: {closed.Reason}" : "The client has no access any more.");
    }

    private static IResult SignIn(ClaimsPrincipal principal) =>
        Results.SignIn(principal, authenticationScheme: OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);

    private static IResult Refuse(string description) => Results.Forbid(
        new(new Dictionary<string, string?>
        {
            [OpenIddictServerAspNetCoreConstants.Properties.Error] = OpenIddictConstants.Errors.InvalidGrant,
            [OpenIddictServerAspNetCoreConstants.Properties.ErrorDescription] = description,
        }),
        [OpenIddictServerAspNetCoreDefaults.AuthenticationScheme]);
}
