using Linli.IdentityService.Account;
using Linli.IdentityService.Data;
using Linli.ServiceDefaults.Http;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Linli.IdentityService.OpenId;

/// <summary>The OpenID Connect provider. Nothing outside this folder and the client pages knows which library it is.</summary>
internal static class OpenIdServer
{
    public const string Authorize = "/connect/authorize";
    public const string Token = "/connect/token";
    public const string EndSession = "/connect/end-session";

    public static void AddOpenIdServer(this WebApplicationBuilder builder)
    {
        var address = PublicAddress.Of(builder.Configuration);
        builder.Services.AddSingleton<KeyRotation>().AddHostedService(provider => provider.GetRequiredService<KeyRotation>());
        builder.Services.AddSingleton<IOptionsChangeTokenSource<OpenIddictServerOptions>>(provider => provider.GetRequiredService<KeyRotation>());
        builder.Services.AddOptions<OpenIddictServerOptions>().Configure<KeyRotation>(UseKeys);

        builder.Services.AddOpenIddict()
            .AddCore(core => core.UseEntityFrameworkCore().UseDbContext<IdentityDb>().ReplaceDefaultEntities<Guid>())
            .AddServer(server =>
            {
                server.SetIssuer(address.Uri);
                server.SetAuthorizationEndpointUris(Authorize).SetTokenEndpointUris(Token)
                    .SetEndSessionEndpointUris(EndSession).SetRevocationEndpointUris("/connect/revocation");
                server.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange().AllowRefreshTokenFlow().AllowClientCredentialsFlow();
                server.Configure(options => options.CodeChallengeMethods.Remove(CodeChallengeMethods.Plain));
                server.RegisterScopes(Scopes.Profile);
                server.SetAccessTokenLifetime(TimeSpan.FromMinutes(5)).SetAuthorizationCodeLifetime(TimeSpan.FromMinutes(2))
                    .SetRefreshTokenLifetime(TimeSpan.FromHours(8)).SetRefreshTokenReuseLeeway(TimeSpan.FromSeconds(30));
                server.DisableAccessTokenEncryption();
                var web = server.UseAspNetCore().EnableErrorPassthrough()
                    .EnableAuthorizationEndpointPassthrough().EnableTokenEndpointPassthrough().EnableEndSessionEndpointPassthrough();
                if (address.Uri.Scheme == Uri.UriSchemeHttp)
                {
                    web.DisableTransportSecurityRequirement();
                }
            });

        // Identity checks tokens with the keys it has in its hands instead of asking itself for them.
        builder.Services.AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme).Configure<KeyRotation>((bearer, keys) =>
        {
            bearer.Configuration = new OpenIdConnectConfiguration { Issuer = address.Uri.AbsoluteUri };
            bearer.TokenValidationParameters.IssuerSigningKeyResolver = (_, _, _, _) => keys.Current.Signing;
        });
        builder.Services.AddHostedService<Pruning>();
    }

    /// <summary>Runs again each time the keys change.</summary>
    private static void UseKeys(OpenIddictServerOptions options, KeyRotation keys)
    {
        options.EncryptionCredentials.Add(new(keys.Current.Encryption, SecurityAlgorithms.Aes256KW, SecurityAlgorithms.Aes256CbcHmacSha512));
        options.SigningCredentials.AddRange(keys.Current.Signing.Select(key => new SigningCredentials(key, SecurityAlgorithms.EcdsaSha256)));
    }

    public static void MapOpenId(this IEndpointRouteBuilder app)
    {
        app.MapMethods(Authorize, [HttpMethods.Get, HttpMethods.Post], OpenId.Authorize.Handle).AllowAnonymous().ExcludeFromDescription();
        app.MapPost(Token, IssueToken.Handle).AllowAnonymous().ExcludeFromDescription();
        app.MapMethods(EndSession, [HttpMethods.Get, HttpMethods.Post], (Delegate)OpenId.EndSession.Handle).AllowAnonymous().ExcludeFromDescription();
    }
}
