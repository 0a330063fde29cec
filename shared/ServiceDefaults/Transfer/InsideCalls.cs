using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Configuration;

namespace Linli.ServiceDefaults.Transfer;

/// <summary>
/// Calls between services in nobody's name, for work that outlasts a person's token: signed with <c>Linli:InsideSecret</c>, which only
/// services know, over method, address and second. The gateway forwards nothing to <c>/internal</c> either.
/// </summary>
public sealed class InsideCalls(IConfiguration configuration, TimeProvider clock)
{
    private const string Header = "X-Linli-Inside";
    private static readonly TimeSpan Valid = TimeSpan.FromMinutes(1);

    private readonly byte[]? key = configuration["Linli:InsideSecret"] is { Length: > 0 } secret
        ? HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret), 32, info: "linli inside calls"u8.ToArray())
        : null;

    /// <summary>Signs a request before it is sent; its address is absolute.</summary>
    public void Sign(HttpRequestMessage request)
    {
        var second = clock.GetUtcNow().ToUnixTimeSeconds();
        request.Headers.Add(Header, $"{second}.{Of(request.Method.Method, request.RequestUri!.PathAndQuery, second)}");
    }

    /// <summary>Was this request signed by one of ours a moment ago?</summary>
    public bool Knows(HttpRequest request)
    {
        if (key is null || request.Headers[Header].ToString().Split('.') is not [var at, var signature] || !long.TryParse(at, CultureInfo.InvariantCulture, out var second)
            || (clock.GetUtcNow() - DateTimeOffset.FromUnixTimeSeconds(second)).Duration() > Valid)
        {
            return false;
        }

        return CryptographicOperations.FixedTimeEquals(
            Encoding.ASCII.GetBytes(Of(request.Method, request.GetEncodedPathAndQuery(), second)), Encoding.ASCII.GetBytes(signature));
    }

    private string Of(string method, string address, long second) => Base64Url.EncodeToString(HMACSHA256.HashData(
        key ?? throw new InvalidOperationException("Linli:InsideSecret is missing."), Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{method}\n{address}\n{second}"))));
}
