using Linli.Contracts.Identity.V1;
using Linli.Gateway.Errors;
using Linli.ServiceDefaults.Messaging;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Linli.Gateway.Session;

/// <summary>People: cookie and OpenID Connect (code + PKCE) against Identity. Machines: bearer tokens on <c>/api</c>.</summary>
internal static class SignIn
{
    public const string SessionScheme = "session";
    public const string OidcScheme = "oidc";
    public const string PersonPolicy = "person";
    public const string MachinePolicy = "machine";

    /// <summary>Well within the time that Identity publishes a new key before it signs with it.</summary>
    public static readonly TimeSpan KeysRefresh = TimeSpan.FromMinutes(15);

    private const string EitherScheme = "either";

    public static string CookieName(PublicAddress address) => address.IsHttps ? "__Host-linli.session" : "linli.session";

    public static void AddSignIn(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<PublicAddress>().AddSingleton(TimeProvider.System);
        services.Configure<SessionOptions>(builder.Configuration.GetSection("Session"));
        services.AddSingleton<SessionTable>().AddSingleton<SessionCache>().AddSingleton<ITicketStore, SessionStore>();
        services.AddSingleton<IdentityClient>().AddSingleton<Upstreams>().AddSingleton<IdentitySignOut>().AddSingleton<TokenRefresh>().AddSingleton<MachineClients>();
        services.AddHostedService<SessionPruning>();
        services.AddSingleton<EndedElsewhere>();
        services.AddBroadcast<SessionEnded>((provider, ended) => provider.GetRequiredService<EndedElsewhere>().EndAsync(ended));

        services.AddAuthentication(EitherScheme)
            .AddPolicyScheme(EitherScheme, null, o => o.ForwardDefaultSelector = c => MachineClients.IsMachine(c.Request) ? MachineClients.Scheme : SessionScheme)
            .AddCookie(SessionScheme)
            .AddOpenIdConnect(OidcScheme, _ => { })
            .AddJwtBearer(MachineClients.Scheme);
        services.AddOptions<CookieAuthenticationOptions>(SessionScheme).Configure<PublicAddress, ITicketStore, IOptions<SessionOptions>>(Configure);
        services.AddOptions<OpenIdConnectOptions>(OidcScheme).Configure<PublicAddress, IConfiguration, IOptions<SessionOptions>, TimeProvider>(Configure);
        services.AddOptions<JwtBearerOptions>(MachineClients.Scheme).Configure<PublicAddress, IConfiguration, MachineClients>(MachineClients.Configure);
        services.AddAuthorizationBuilder()
            .AddPolicy(PersonPolicy, new AuthorizationPolicyBuilder(SessionScheme).RequireAuthenticatedUser().Build())
            .AddPolicy(MachinePolicy, new AuthorizationPolicyBuilder(MachineClients.Scheme).RequireAuthenticatedUser().Build());
    }

    private static void Configure(CookieAuthenticationOptions cookie, PublicAddress address, ITicketStore store, IOptions<SessionOptions> session)
    {
        cookie.SessionStore = store;
        cookie.ExpireTimeSpan = session.Value.Lifetime;
        cookie.SlidingExpiration = false;
        cookie.Cookie.Name = CookieName(address);
        cookie.Cookie.Path = "/";
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.IsEssential = true;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.Cookie.SecurePolicy = address.IsHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.None;
        cookie.Events.OnRedirectToLogin = context => SignInRequired.AnswerAsync(context.HttpContext);
        cookie.Events.OnRedirectToAccessDenied = context => Answer.WriteAsync(context.HttpContext, StatusCodes.Status403Forbidden);
    }

    private static void Configure(
        OpenIdConnectOptions oidc, PublicAddress address, IConfiguration configuration, IOptions<SessionOptions> session, TimeProvider clock)
    {
        oidc.SignInScheme = oidc.SignOutScheme = SessionScheme;
        oidc.Authority = address.Uri.AbsoluteUri;
        oidc.BackchannelHttpHandler = new InsideIdentityHandler(configuration);
        oidc.AutomaticRefreshInterval = KeysRefresh;
        oidc.BackchannelTimeout = TimeSpan.FromSeconds(10);
        oidc.RequireHttpsMetadata = address.IsHttps;
        oidc.ClientId = "gateway";
        oidc.ClientSecret = configuration["Linli:GatewaySecret"];
        oidc.ResponseType = OpenIdConnectResponseType.Code;
        oidc.ResponseMode = OpenIdConnectResponseMode.Query;
        oidc.UsePkce = true;
        oidc.MapInboundClaims = false;
        oidc.Scope.Clear();
        foreach (var scope in new[] { "openid", "profile", "offline_access" })
        {
            oidc.Scope.Add(scope);
        }

        // Lax is enough for a redirect back by GET, and works without https on a local machine.
        oidc.CorrelationCookie.SameSite = oidc.NonceCookie.SameSite = SameSiteMode.Lax;
        oidc.CorrelationCookie.SecurePolicy = oidc.NonceCookie.SecurePolicy = address.IsHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.None;
        oidc.Events = new OpenIdConnectEvents
        {
            OnRedirectToIdentityProvider = context =>
            {
                context.ProtocolMessage.UiLocales = Language.Of(context.Request).Name;
                context.ProtocolMessage.SetParameter(SignInEndpoints.ActingScope, context.Properties.GetParameter<string>(SignInEndpoints.ActingScope));
                return Task.CompletedTask;
            },
            OnTokenValidated = context =>
            {
                var tokens = Tokens.From(context.TokenEndpointResponse!, null, session.Value, clock.GetUtcNow());
                tokens.WriteTo(context.Properties!);
                context.Principal = UserSession.PrincipalOf(context.Principal!.FindFirst("sub")!.Value, tokens);
                return Task.CompletedTask;
            },
            OnTicketReceived = context => SignInEndpoints.EndFormerSessionAsync(context.HttpContext, context.Properties!),
            OnSignedOutCallbackRedirect = context =>
            {
                context.Response.Redirect("/");
                context.HandleResponse();
                return Task.CompletedTask;
            },
            OnRemoteFailure = context =>
            {
                context.HandleResponse();
                var away = context.Failure is HttpRequestException || context.Failure?.InnerException is HttpRequestException;
                // Only a switch asks for a scope that a person may have lost meanwhile; the session they have goes on.
                return context.Failure?.Data["error"] is "invalid_scope"
                    ? Answer.WriteAsync(context.HttpContext, StatusCodes.Status409Conflict, "scope_gone")
                    : away
                    ? Answer.WriteAsync(context.HttpContext, StatusCodes.Status503ServiceUnavailable)
                    : Answer.WriteAsync(context.HttpContext, StatusCodes.Status400BadRequest, "sign_in_failed");
            },
        };
    }
}
