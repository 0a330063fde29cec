using System.Collections.Concurrent;
using Linli.IdentityService.OpenId;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Linli.IdentityService.External;

/// <summary>
/// Runs the framework's OpenID Connect handler (code, PKCE, state, nonce) for providers that stand in the database. Each has a
/// redirect address of its own, so that an answer of one provider cannot be passed off as another's, and a scheme per version,
/// so that a change holds from the next sign-in on.
/// </summary>
internal sealed class ExternalSchemes(PublicAddress address, ProviderMetadata metadata, FieldProtector protector) : IConfigureNamedOptions<OpenIdConnectOptions>
{
    private readonly ConcurrentDictionary<string, KnownProvider> known = new();

    public string RedirectUri(Guid provider) => address.Link(Callback(provider));

    public string SignInLink(Guid tenant) => address.Link($"/account/external?tenant={tenant}");

    public static string Callback(Guid provider) => $"/account/external/{provider}/callback";

    /// <summary>The handler for this request, or nothing when there is no such provider or it is switched off.</summary>
    public async Task<(OpenIdConnectHandler Handler, KnownProvider Provider)?> HandlerAsync(Guid id, HttpContext http)
    {
        if (await http.RequestServices.GetRequiredService<OfferedProviders>().FindAsync(id, http.RequestAborted) is not { } provider)
        {
            return null;
        }

        known[provider.Scheme] = provider;
        var handler = ActivatorUtilities.CreateInstance<OpenIdConnectHandler>(http.RequestServices);
        await handler.InitializeAsync(new AuthenticationScheme(provider.Scheme, provider.Name, typeof(OpenIdConnectHandler)), http);
        return (handler, provider);
    }

    public void Configure(OpenIdConnectOptions options) => throw new NotSupportedException("Every outside provider has a name.");

    public void Configure(string? name, OpenIdConnectOptions oidc)
    {
        var provider = known[name!];
        oidc.ClientId = provider.ClientId;
        oidc.ClientSecret = provider.ProtectedSecret is { } secret ? protector.Unprotect(secret) : null;
        oidc.Authority = provider.Issuer;
        oidc.RequireHttpsMetadata = false; // OutsideAddresses has decided
        oidc.Backchannel = metadata.Http;
        oidc.ConfigurationManager = metadata.ManagerOf(provider.Issuer);
        oidc.CallbackPath = Callback(provider.Id);
        oidc.SignInScheme = Account.AccountSession.Scheme;
        oidc.ResponseType = OpenIdConnectResponseType.Code;
        oidc.ResponseMode = OpenIdConnectResponseMode.Query;
        oidc.UsePkce = true;
        oidc.MapInboundClaims = false;
        oidc.GetClaimsFromUserInfoEndpoint = true;
        oidc.DisableTelemetry = true;
        oidc.ClaimActions.Clear();
        oidc.ClaimActions.MapUniqueJsonKey("sub", "sub");
        oidc.ClaimActions.MapUniqueJsonKey(provider.EmailClaim, provider.EmailClaim);
        oidc.ClaimActions.MapUniqueJsonKey(provider.VerifiedClaim, provider.VerifiedClaim);
        oidc.Scope.Clear();
        oidc.Scope.Add("openid");
        oidc.Scope.Add("email");
        oidc.TokenValidationParameters = new() { ValidIssuer = provider.Issuer, ValidAudience = provider.ClientId, RequireSignedTokens = true, ClockSkew = TimeSpan.FromMinutes(2), NameClaimType = "sub" };
        var secure = address.Uri.Scheme == Uri.UriSchemeHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.None;
        (oidc.CorrelationCookie.SameSite, oidc.CorrelationCookie.SecurePolicy) = (SameSiteMode.Lax, secure);
        (oidc.NonceCookie.SameSite, oidc.NonceCookie.SecurePolicy) = (SameSiteMode.Lax, secure);
        oidc.CorrelationCookie.Name = oidc.NonceCookie.Name = "linli.external.";
        oidc.Events = new()
        {
            OnMessageReceived = message => FromThisIssuerAsync(message, provider),
            OnTicketReceived = FinishExternal.HandleAsync,
            OnAccessDenied = denied => FinishExternal.RefuseAsync(denied, "cancelled"),
            OnRemoteFailure = failure => FinishExternal.RefuseAsync(failure, failure.Failure is HttpRequestException or IOException || failure.Failure?.InnerException is HttpRequestException or IOException ? "away" : "failed"),
        };
    }

    /// <summary>RFC 9207: an answer that names its issuer names this one; a provider that says that it always does, does.</summary>
    private static async Task FromThisIssuerAsync(MessageReceivedContext message, KnownProvider provider)
    {
        var configuration = await message.Options.ConfigurationManager!.GetConfigurationAsync(message.HttpContext.RequestAborted);
        if (message.ProtocolMessage.Iss is { Length: > 0 } issuer ? issuer != provider.Issuer : configuration.AuthorizationResponseIssParameterSupported)
        {
            message.Fail("The answer comes from another issuer than the one that was asked.");
        }
    }
}

/// <summary>A provider as the sign-in pages know it.</summary>
internal sealed record KnownProvider(
    Guid TenantId, Guid Id, string Name, string Issuer, string ClientId, byte[]? ProtectedSecret, string EmailClaim, string VerifiedClaim, uint Version)
{
    public string Scheme => $"external.{Id:N}.{Version}";

    public string LoginName => Id.ToString("N");
}
