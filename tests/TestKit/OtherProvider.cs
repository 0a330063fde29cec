using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Linli.TestKit;

/// <summary>Somebody else's OpenID Connect provider, on a port of its own: a real one that signs in whoever it is told to.</summary>
public sealed class OtherProvider : IAsyncDisposable
{
    public const string ClientId = "linli";
    public const string ClientSecret = "a secret between the two";

    private readonly WebApplication app;

    private OtherProvider()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddOpenIddict().AddServer(server =>
        {
            server.EnableDegradedMode();
            server.SetAuthorizationEndpointUris("/authorize").SetTokenEndpointUris("/token");
            server.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange();
            server.RegisterScopes(Scopes.Email);
            server.AddEphemeralEncryptionKey().AddEphemeralSigningKey();
            server.UseAspNetCore().DisableTransportSecurityRequirement();
            server.AddEventHandler<OpenIddictServerEvents.ValidateAuthorizationRequestContext>(h => h.UseInlineHandler(context =>
            {
                if (context.ClientId != ClientId)
                {
                    context.Reject(Errors.InvalidClient);
                }

                return default;
            }));
            server.AddEventHandler<OpenIddictServerEvents.ValidateTokenRequestContext>(h => h.UseInlineHandler(context =>
            {
                if (context.ClientId != ClientId || context.ClientSecret != ClientSecret)
                {
                    context.Reject(Errors.InvalidClient);
                }

                return default;
            }));
            server.AddEventHandler<OpenIddictServerEvents.HandleAuthorizationRequestContext>(h => h.UseInlineHandler(context =>
            {
                context.Principal = Person();
                return default;
            }));
        });
        app = builder.Build();
    }

    /// <summary>As it writes itself in its tokens.</summary>
    public string Issuer => app.Urls.Single() + "/";

    public string Subject { get; set; } = Guid.NewGuid().ToString("N");

    public string Email { get; set; } = "";

    public bool EmailVerified { get; set; } = true;

    public static async Task<OtherProvider> StartAsync()
    {
        var provider = new OtherProvider();
        await provider.app.StartAsync();
        return provider;
    }

    /// <summary>A browser that is sent here comes back with the address where it is sent next.</summary>
    public static async Task<Uri> SignInAsync(Uri authorize)
    {
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
        using var response = await http.GetAsync(authorize);
        return response.Headers.Location ?? throw new InvalidOperationException($"{(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}");
    }

    private ClaimsPrincipal Person()
    {
        var identity = new ClaimsIdentity("other", Claims.Name, Claims.Role);
        identity.SetClaim(Claims.Subject, Subject).SetClaim(Claims.Email, Email).SetClaim(Claims.EmailVerified, EmailVerified);
        identity.SetDestinations(_ => [Destinations.IdentityToken]);
        identity.SetScopes(Scopes.OpenId, Scopes.Email);
        return new(identity);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
