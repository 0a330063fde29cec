using System.Net;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Linli.Gateway.Session;

/// <summary>
/// Renews the access token with the refresh token: one call per session at a time, in this process by sharing the work, across
/// gateways by the lock on the session's row.
/// </summary>
internal sealed class TokenRefresh(SessionTable table, SessionCache cache, IdentityClient identity, IOptions<SessionOptions> options, TimeProvider clock, ILogger<TokenRefresh> logger)
{
    private readonly SingleFlight<UserSession?> refreshes = new();

    /// <summary>The session with a token that is good for a while; null when it has ended. Throws <see cref="IdentityUnavailableException"/>.</summary>
    public async Task<UserSession?> RefreshAsync(UserSession session, CancellationToken ct)
    {
        try
        {
            return await refreshes.RunAsync(session.Key, () => RefreshOnceAsync(session.Key)).WaitAsync(ct);
        }
        catch (IdentityUnavailableException e) when (!session.HasExpired(clock.GetUtcNow()))
        {
            logger.LogWarning(e, "A token could not be refreshed yet");
            return session;
        }
    }

    private async Task<UserSession?> RefreshOnceAsync(string key)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(15));
        var session = await table.ChangeAsync(key, async current =>
        {
            // Another gateway, or the request before this one, was faster.
            if (!current.MustRefresh(clock.GetUtcNow()))
            {
                return current;
            }

            return current.Tokens.Refresh is { } refresh && await identity.RefreshAsync(refresh, timeout.Token) is { } answer
                ? current.With(Tokens.From(answer, current.Tokens, options.Value, clock.GetUtcNow()))
                : null;
        }, timeout.Token);

        if (session is null)
        {
            cache.End(key);
            return null;
        }

        return cache.Put(session);
    }
}
