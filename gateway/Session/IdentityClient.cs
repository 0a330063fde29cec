using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Linli.Gateway.Session;

/// <summary>Identity does not answer, or not as agreed: nothing is known about the session, so nothing is done to it.</summary>
internal sealed class IdentityUnavailableException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>The back-channel calls that the OpenID Connect handler does not make: refreshing and revoking.</summary>
internal sealed class IdentityClient(IOptionsMonitor<OpenIdConnectOptions> options, ILogger<IdentityClient> logger)
{
    /// <summary>Null when Identity refuses the refresh token: signed out elsewhere, account disabled, used twice, too old.</summary>
    public async Task<OpenIdConnectMessage?> RefreshAsync(string refreshToken, CancellationToken ct)
    {
        try
        {
            var endpoint = (await ConfigurationAsync(ct)).TokenEndpoint;
            using var response = await PostAsync(endpoint, new() { ["grant_type"] = "refresh_token", ["refresh_token"] = refreshToken }, ct);
            var body = await response.Content.ReadAsStringAsync(ct);
            if (response.IsSuccessStatusCode)
            {
                return new OpenIdConnectMessage(body);
            }

            if ((int)response.StatusCode is 400 or 401)
            {
                logger.LogInformation("Identity refused a refresh: {Error}", new OpenIdConnectMessage(body).Error);
                return null;
            }

            throw new IdentityUnavailableException($"Identity answered {(int)response.StatusCode} to a refresh.");
        }
        catch (Exception e) when (IsAway(e))
        {
            throw new IdentityUnavailableException("Identity could not be asked to refresh a token.", e);
        }
    }

    /// <summary>The session is over here already; that its refresh token ends too is tried, not waited for long.</summary>
    public async Task RevokeAsync(string refreshToken)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        try
        {
            if ((await ConfigurationAsync(timeout.Token)).AdditionalData.TryGetValue("revocation_endpoint", out var endpoint) && endpoint is string address)
            {
                using var response = await PostAsync(address, new() { ["token"] = refreshToken, ["token_type_hint"] = "refresh_token" }, timeout.Token);
            }
        }
        catch (Exception e) when (IsAway(e))
        {
            logger.LogWarning(e, "A refresh token could not be revoked; it ends by itself");
        }
    }

    /// <summary>Metadata that cannot be read is wrapped in an <see cref="InvalidOperationException"/>.</summary>
    public static bool IsAway(Exception e) => e is HttpRequestException or OperationCanceledException or InvalidOperationException { InnerException: not null } or IOException;

    private Task<OpenIdConnectConfiguration> ConfigurationAsync(CancellationToken ct) =>
        options.Get(SignIn.OidcScheme).ConfigurationManager!.GetConfigurationAsync(ct);

    private Task<HttpResponseMessage> PostAsync(string endpoint, Dictionary<string, string> form, CancellationToken ct)
    {
        var oidc = options.Get(SignIn.OidcScheme);
        form["client_id"] = oidc.ClientId!;
        form["client_secret"] = oidc.ClientSecret!;
        return oidc.Backchannel.PostAsync(endpoint, new FormUrlEncodedContent(form), ct);
    }
}
