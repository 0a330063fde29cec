using System.Security.Cryptography;
using System.Text;
using Linli.ServiceDefaults.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;

namespace Linli.ServiceDefaults.Transfer;

/// <summary>
/// Says to the database that a sub-district is really to be removed. Emptying what may only be appended to, such as the audit, takes more than
/// the service's role in the database: the services' own secret, over the sub-district and what orders its removal (a deletion that is due,
/// an import that is taken back). The database checks it (<c>confirm_erasure</c>), so whoever only got hold of a connection empties nothing.
/// </summary>
internal sealed class ErasureOrder
{
    private const int BlockSize = 64;

    private readonly byte[]? key;

    public ErasureOrder(IConfiguration configuration) => key = KeyOf(configuration);

    /// <summary>Within the transaction that is open, and for the tenant that it is in.</summary>
    /// <param name="tenantId">Who is removed.</param>
    /// <param name="order">The deletion, or the import.</param>
    public async Task GiveAsync(TenantDb db, Guid tenantId, Guid order, CancellationToken ct)
    {
        var proof = Convert.ToHexStringLower(HMACSHA256.HashData(key ?? throw new InvalidOperationException("Linli:InsideSecret is missing."), Encoding.UTF8.GetBytes($"{tenantId:N}{order:N}")));
        await SetAsync(db, order.ToString("N"), proof, ct);
    }

    public static Task TakeBackAsync(TenantDb db, CancellationToken ct) => SetAsync(db, "", "", ct);

    /// <summary>The key as HMAC uses it (RFC 2104), so that the database needs nothing but SHA-256; null without a secret: then it refuses all.</summary>
    public static (string Inner, string Outer)? PadsOf(IConfiguration configuration)
    {
        if (KeyOf(configuration) is not { } key)
        {
            return null;
        }

        return (Pad(key, 0x36), Pad(key, 0x5c));
    }

    private static string Pad(byte[] key, byte with)
    {
        var block = new byte[BlockSize];
        key.CopyTo(block, 0);
        return Convert.ToHexStringLower(Array.ConvertAll(block, b => (byte)(b ^ with)));
    }

    private static byte[]? KeyOf(IConfiguration configuration) => configuration["Linli:InsideSecret"] is { Length: > 0 } secret
        ? HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret), 32, info: "linli erasure"u8.ToArray())
        : null;

    private static Task<int> SetAsync(TenantDb db, string order, string proof, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync($"SELECT set_config('app.erasure_order', {order}, true), set_config('app.erasure_proof', {proof}, true)", ct);
}
