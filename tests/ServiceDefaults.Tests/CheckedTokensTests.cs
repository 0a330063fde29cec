using System.Security.Claims;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Xunit;

namespace Linli.ServiceDefaults.Tests;

public sealed class CheckedTokensTests
{
    // Tokens count in whole seconds, and memory forgets by the real clock.
    private static readonly DateTimeOffset Noon = DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.ToUnixTimeSeconds());
    private static readonly AuthenticationScheme Scheme = new(JwtBearerDefaults.AuthenticationScheme, null, typeof(JwtBearerHandler));

    private readonly Clock clock = new() { Now = Noon };

    [Fact]
    public async Task A_checked_token_is_known_until_it_runs_out()
    {
        using var tokens = new CheckedTokens(clock);
        var token = Token(Noon.AddMinutes(5));
        await CheckAsync(tokens, token);

        Assert.Equal("me", (await AskAsync(tokens, token))?.FindFirstValue("sub"));
        clock.Now = Noon.AddMinutes(5);
        Assert.Null(await AskAsync(tokens, token));
    }

    [Fact]
    public async Task A_token_that_differs_in_one_character_is_not_known()
    {
        using var tokens = new CheckedTokens(clock);
        var token = Token(Noon.AddMinutes(5));
        await CheckAsync(tokens, token);

        Assert.Null(await AskAsync(tokens, token[..^1] + (token[^1] == 'A' ? 'B' : 'A')));
        Assert.Null(await AskAsync(tokens, token[..^1]));
        Assert.Null(await AskAsync(tokens, null));
    }

    private static string Token(DateTimeOffset until) => new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
    {
        NotBefore = Noon.UtcDateTime.AddMinutes(-1), IssuedAt = Noon.UtcDateTime, Expires = until.UtcDateTime,
        SigningCredentials = new(new SymmetricSecurityKey(new byte[32]), SecurityAlgorithms.HmacSha256),
    });

    private static Task CheckAsync(CheckedTokens tokens, string token) => tokens.TokenValidated(new(Request(token), Scheme, new())
    {
        Principal = new(new ClaimsIdentity([new Claim("sub", "me")], "test")), SecurityToken = new JsonWebToken(token),
    });

    private static async Task<ClaimsPrincipal?> AskAsync(CheckedTokens tokens, string? token)
    {
        var context = new MessageReceivedContext(Request(token), Scheme, new());
        await tokens.MessageReceived(context);
        return context.Result?.Succeeded == true ? context.Principal : null;
    }

    private static DefaultHttpContext Request(string? token) => new() { Request = { Headers = { Authorization = token is null ? default : $"Bearer {token}" } } };

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; }

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
