using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;

namespace Linli.Gateway.Session;

/// <summary>One signed-in browser. Shared by parallel requests, so nothing in it changes: a refresh makes a new one.</summary>
internal sealed class UserSession
{
    public UserSession(string key, AuthenticationTicket ticket)
    {
        (Key, Ticket, Tokens) = (key, ticket, Tokens.From(ticket.Properties));
        Authorization = "Bearer " + Tokens.Access;
        Person = ticket.Principal.FindFirst("sub")!.Value;
        SignIn = Tokens.Claim("sid");
    }

    /// <summary>The secret that the browser's cookie holds; the database knows only its hash.</summary>
    public string Key { get; }
    public string Person { get; }

    /// <summary>Identity's name for this sign-in; null in sessions from before it gave one.</summary>
    public string? SignIn { get; }
    public AuthenticationTicket Ticket { get; }
    public Tokens Tokens { get; }
    public string Authorization { get; }

    public bool MustRefresh(DateTimeOffset now) => now >= Tokens.RefreshAt;
    public bool HasExpired(DateTimeOffset now) => now >= Tokens.ExpiresAt;

    /// <summary>Only what the gateway itself needs (person, tenant); services read the token.</summary>
    public static ClaimsPrincipal PrincipalOf(string person, Tokens tokens)
    {
        var identity = new ClaimsIdentity([new Claim("sub", person)], Session.SignIn.SessionScheme, "sub", "role");
        if (tokens.Claim("tenant") is { } tenant)
        {
            identity.AddClaim(new Claim("tenant", tenant));
        }

        return new ClaimsPrincipal(identity);
    }

    public UserSession With(Tokens tokens)
    {
        var properties = Ticket.Properties.Clone();
        tokens.WriteTo(properties);
        return new UserSession(Key, new AuthenticationTicket(PrincipalOf(Person, tokens), properties, Ticket.AuthenticationScheme));
    }
}
