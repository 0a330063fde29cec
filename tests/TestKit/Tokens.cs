using System.Security.Cryptography;
using Linli.ServiceDefaults.Security;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Linli.TestKit;

/// <summary>Signs access tokens with the key of the run's own Identity, so that a test need not walk through the sign-in page.</summary>
public sealed class Tokens(string keysFolder, string usualIssuer = "http://localhost:8080/")
{
    private readonly Lazy<SigningCredentials> key = new(() =>
    {
        var ecdsa = ECDsa.Create();
        ecdsa.ImportFromPem(File.ReadAllText(Directory.GetFiles(keysFolder, "*.pem").Order().Last()));
        return new(new ECDsaSecurityKey(ecdsa), SecurityAlgorithms.EcdsaSha256);
    });

    public string For(Guid person, ScopePath scope, string role, TimeSpan? lifetime = null, string? issuer = null, string? audience = null)
    {
        var claims = new Dictionary<string, object>
        {
            ["sub"] = person.ToString(),
            ["name"] = role,
            ["scope_path"] = scope.ToString(),
            ["role"] = new[] { role },
            ["pv"] = 0,
            ["aud"] = audience is null ? ["identity", "tenant", "registry", "activity", "reporting", "portal"] : new[] { audience },
        };
        if (scope.TenantId is { } tenant)
        {
            claims["tenant"] = tenant.ToString();
        }

        var now = DateTime.UtcNow;
        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer ?? usualIssuer,
            Claims = claims,
            TokenType = "at+jwt",
            NotBefore = now.AddMinutes(-1),
            IssuedAt = now,
            Expires = now + (lifetime ?? TimeSpan.FromMinutes(30)),
            SigningCredentials = key.Value,
        });
    }
}
