using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.WebUtilities;

namespace Linli.Gateway.Session;

/// <summary>Keeps the cookie handler's tickets in <see cref="SessionTable"/>; the cookie itself holds only a random key.</summary>
internal sealed class SessionStore(SessionTable table, SessionCache cache) : ITicketStore
{
    public async Task<string> StoreAsync(AuthenticationTicket ticket)
    {
        var session = new UserSession(WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32)), ticket);
        await table.AddAsync(session, CancellationToken.None);
        cache.Put(session);
        return session.Key;
    }

    public async Task<AuthenticationTicket?> RetrieveAsync(string key) => (await cache.FindAsync(key))?.Ticket;

    public async Task<AuthenticationTicket?> RetrieveAsync(string key, HttpContext httpContext, CancellationToken cancellationToken)
    {
        var session = await cache.FindAsync(key);
        httpContext.Features.Set(session);
        return session?.Ticket;
    }

    public async Task RenewAsync(string key, AuthenticationTicket ticket)
    {
        if (await table.ChangeAsync(key, _ => Task.FromResult<UserSession?>(new UserSession(key, ticket)), CancellationToken.None) is { } renewed)
        {
            cache.Put(renewed);
        }
    }

    public async Task RemoveAsync(string key)
    {
        cache.End(key);
        await table.RemoveAsync(key, CancellationToken.None);
    }
}
