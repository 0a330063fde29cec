using System.Collections.Immutable;
using System.Security.Claims;
using Linli.IdentityService.Access;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Linli.IdentityService.OpenId;

/// <summary>What a token says about a person: who, where, roughly as what, and the version of what they may do.</summary>
internal static class TokenContents
{
    /// <summary>Kept in codes and refresh tokens only: changes with the password and when the account is closed.</summary>
    public const string Stamp = "stamp";

    /// <summary>Which sign-in the token comes from; none for a machine. The gateway ends its own session by it.</summary>
    public const string Session = "sid";

    private static readonly string[] Audiences = ["identity", "tenant", "registry", "activity", "reporting", "portal"];

    public static ClaimsPrincipal Write(ClaimsIdentity identity, PersonAccess access)
    {
        var home = access.Home ?? throw new InvalidOperationException("Nobody gets a token without an assignment.");
        identity.SetClaim(Claims.Subject, access.PersonId.ToString())
            .SetClaim(Claims.Name, access.Name)
            .SetClaim(Stamp, access.SecurityStamp)
            .SetClaim("tenant", home.Scope.TenantId?.ToString())
            .SetClaim("scope_path", home.Scope.ToString())
            .SetClaims(Claims.Role, [.. access.RolesAt(home.Scope.TenantId)])
            .SetClaim("pv", access.Version);
        identity.SetDestinations(claim => claim.Type switch
        {
            Stamp or Claims.AuthenticationTime => [],
            Claims.Name => [Destinations.AccessToken, Destinations.IdentityToken],
            _ => [Destinations.AccessToken],
        });
        var principal = new ClaimsPrincipal(identity);
        principal.SetResources(Audiences);
        return principal;
    }

    public static ClaimsIdentity NewIdentity() =>
        new(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme, Claims.Name, Claims.Role);
}
