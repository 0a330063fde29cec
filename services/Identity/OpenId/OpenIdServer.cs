using Linli.IdentityService.Account;
using Linli.IdentityService.Data;
using Linli.ServiceDefaults.Http;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
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
        var keys = SigningKeys.Load(builder.Configuration["Linli:KeysPath"]
            ?? throw new InvalidOperationException("Linli:KeysPath is missing: the folder of the signing keys."), TimeProvider.System);

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
                server.AddEncryptionKey(keys.Encryption);
                foreach (var key in keys.Signing)
                {
                    server.AddSigningCredentials(new SigningCredentials(key, SecurityAlgorithms.EcdsaSha256));
                }

                var web = server.UseAspNetCore().EnableErrorPassthrough()
                    .EnableAuthorizationEndpointPassthrough().EnableTokenEndpointPassthrough().EnableEndSessionEndpointPassthrough();
                if (address.Uri.Scheme == Uri.UriSchemeHttp)
                {
                    web.DisableTransportSecurityRequirement();
                }
            });

        // Identity checks tokens with the keys it has in its hands instead of asking itself for them.
        builder.Services.Configure<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme, bearer =>
        {
            bearer.Configuration = new OpenIdConnectConfiguration { Issuer = address.Uri.AbsoluteUri };
            foreach (var key in keys.Signing)
            {
                bearer.Configuration.SigningKeys.Add(key);
            }
        });
        builder.Services.AddHostedService<Pruning>();
    }

    public static void MapOpenId(this IEndpointRouteBuilder app)
    {
        app.MapMethods(Authorize, [HttpMethods.Get, HttpMethods.Post], OpenId.Authorize.Handle).AllowAnonymous().ExcludeFromDescription();
        app.MapPost(Token, IssueToken.Handle).AllowAnonymous().ExcludeFromDescription();
        app.MapMethods(EndSession, [HttpMethods.Get, HttpMethods.Post], (Delegate)OpenId.EndSession.Handle).AllowAnonymous().ExcludeFromDescription();
    }
}
