using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Linli.Gateway.Session;

/// <summary>
/// Ends the person's session at Identity too. The gateway asks in the browser's place, with its cookies, and hands the answer on:
/// so the id token, which proves that the wish is ours, never passes through the browser.
/// </summary>
internal sealed class IdentitySignOut(IOptionsMonitor<OpenIdConnectOptions> options, PublicAddress address, Upstreams upstreams) : IDisposable
{
    private readonly HttpClient client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ConnectTimeout = TimeSpan.FromSeconds(2) })
    {
        Timeout = TimeSpan.FromSeconds(10),
    };

    public async Task ForwardAsync(HttpContext context, string idToken)
    {
        var oidc = options.Get(SignIn.OidcScheme);
        try
        {
            var metadata = await oidc.ConfigurationManager!.GetConfigurationAsync(context.RequestAborted);
            var query = QueryString.Create(new Dictionary<string, string?>
            {
                ["client_id"] = oidc.ClientId,
                ["id_token_hint"] = idToken,
                ["post_logout_redirect_uri"] = address.Origin + oidc.SignedOutCallbackPath,
            });
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(new Uri(upstreams.Of("identity")[0]), new Uri(metadata.EndSessionEndpoint).AbsolutePath + query));
            request.Headers.Host = address.Host.Value;
            request.Headers.TryAddWithoutValidation("X-Forwarded-Proto", address.Uri.Scheme);
            request.Headers.TryAddWithoutValidation(HeaderNames.Cookie, Cookies.Without(context.Request.Headers.Cookie, SignIn.CookieName(address)).ToString());
            using var response = await client.SendAsync(request, context.RequestAborted);
            if (response.Headers.TryGetValues(HeaderNames.SetCookie, out var cookies))
            {
                context.Response.Headers.Append(HeaderNames.SetCookie, cookies.ToArray());
            }

            context.Response.Redirect(response.Headers.Location?.ToString() ?? "/");
        }
        catch (Exception e) when (IdentityClient.IsAway(e))
        {
            throw new IdentityUnavailableException("The session is over here, but Identity could not be told.", e);
        }
    }

    public void Dispose() => client.Dispose();
}
