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

    /// <summary>The tenant beyond which the session does not reach, as its own provider opened it. Kept in codes and refresh tokens only.</summary>
    public const string Within = "within";

    /// <summary>Where the person acts. Stays in the refresh token, so that a choice lasts as long as the session.</summary>
    public const string ScopePath = "scope_path";

    /// <param name="identity">Takes the claims.</param>
    /// <param name="access">The person, and what they hold right now.</param>
    /// <param name="chosen">The scope they chose to act in; home when it is none of theirs (any more).</param>
    public static ClaimsPrincipal Write(ClaimsIdentity identity, PersonAccess access, string? chosen = null)
    {
        var acting = access.ActingAt(chosen) ?? throw new InvalidOperationException("Nobody gets a token without an assignment.");
        identity.SetClaim(Claims.Subject, access.PersonId.ToString())
            .SetClaim(Claims.Name, access.Name)
            .SetClaim(Stamp, access.SecurityStamp)
            .SetClaim("tenant", acting.Scope.TenantId?.ToString())
            .SetClaim(ScopePath, acting.Scope.ToString())
            .SetClaims(Claims.Role, [.. access.RolesAt(acting.Scope.TenantId)])
            .SetClaim("pv", access.Version);
        identity.SetDestinations(claim => claim.Type switch
        {
            Stamp or Within or Claims.AuthenticationTime => [],
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
