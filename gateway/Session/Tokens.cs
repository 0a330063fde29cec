using System.Globalization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Linli.Gateway.Session;

/// <summary>What Identity gave for a session. Lives in the ticket's properties, inside; a browser never sees any of it.</summary>
internal sealed record Tokens(string Access, string? Refresh, string? Id, DateTimeOffset RefreshAt, DateTimeOffset ExpiresAt)
{
    private const string RefreshAtKey = ".refresh_at";
    private const string ExpiresAtKey = ".expires_at";

    public static Tokens From(OpenIdConnectMessage answer, Tokens? former, SessionOptions options, DateTimeOffset now)
    {
        var life = TimeSpan.FromSeconds(int.TryParse(answer.ExpiresIn, CultureInfo.InvariantCulture, out var seconds) ? seconds : 60);
        var margin = TimeSpan.FromTicks(Math.Min(options.RefreshBefore.Ticks, life.Ticks / 3));
        return new Tokens(
            answer.AccessToken ?? throw new InvalidOperationException("The answer of Identity holds no access token."),
            answer.RefreshToken ?? former?.Refresh,
            answer.IdToken ?? former?.Id,
            now + life - margin,
            now + life);
    }

    public static Tokens From(AuthenticationProperties properties) => new(
        properties.GetTokenValue("access_token")!,
        properties.GetTokenValue("refresh_token"),
        properties.GetTokenValue("id_token"),
        properties.GetParsed(RefreshAtKey),
        properties.GetParsed(ExpiresAtKey));

    public void WriteTo(AuthenticationProperties properties)
    {
        properties.StoreTokens(new (string Name, string? Value)[] { ("access_token", Access), ("refresh_token", Refresh), ("id_token", Id) }
            .Where(t => t.Value is not null).Select(t => new AuthenticationToken { Name = t.Name, Value = t.Value! }));
        properties.SetString(RefreshAtKey, RefreshAt.ToString("O", CultureInfo.InvariantCulture));
        properties.SetString(ExpiresAtKey, ExpiresAt.ToString("O", CultureInfo.InvariantCulture));
    }

    /// <summary>A claim of the access token; it came straight from Identity, so its signature needs no second look.</summary>
    public string? Claim(string name) =>
        new JsonWebToken(Access) is var token && token.TryGetPayloadValue<string>(name, out var value) ? value : null;
}

internal static class TicketProperties
{
    public static DateTimeOffset GetParsed(this AuthenticationProperties properties, string key) =>
        DateTimeOffset.Parse(properties.GetString(key)!, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);
}
