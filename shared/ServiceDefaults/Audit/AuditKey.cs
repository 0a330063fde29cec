using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Configuration;

namespace Linli.ServiceDefaults.Audit;

/// <summary>
/// Signs audit entries and their chain (HMAC-SHA256). The key comes from <c>Linli:AuditKey</c> (32 bytes, base64) and never
/// reaches the database: whoever has all rights there can still not write an entry that passes.
/// </summary>
internal sealed class AuditKey
{
    private readonly byte[] key;

    /// <exception cref="InvalidOperationException">The key is missing or not 32 bytes.</exception>
    public AuditKey(IConfiguration configuration)
    {
        key = Convert.FromBase64String(configuration["Linli:AuditKey"] ?? "");
        if (key.Length != 32)
        {
            throw new InvalidOperationException("Linli:AuditKey must be 32 bytes in base64.");
        }
    }

    public byte[] Of(AuditEntry e) => Sign("entry", e.TenantId, e.Id, e.At, e.PersonId, e.Scope, e.Support, e.Address, e.Verb, e.Action, e.Kind, e.RowId, e.CommunityId, e.Changes, e.Reason, e.Trace);

    public byte[] Of(AuditSeal s) => Sign("seal", s.TenantId, s.Number, s.At, s.LastAt, string.Join(',', s.Entries), s.Macs, s.Previous);

    public byte[] Of(AuditBase b) => Sign("base", b.TenantId, b.Number, b.Hash, b.Through, b.At);

    /// <summary>The database keeps microseconds; what is signed must read back as it was.</summary>
    public static DateTimeOffset Now(TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
    }

    /// <summary>Each value with its length in front, so that nothing can be moved from one field into the next.</summary>
    private byte[] Sign(params ReadOnlySpan<object?> values)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        Span<byte> length = stackalloc byte[4];
        foreach (var value in values)
        {
            var bytes = value switch
            {
                null => null,
                byte[] raw => raw,
                DateTimeOffset time => Text(time.UtcTicks),
                _ => Text(value),
            };
            BinaryPrimitives.WriteInt32BigEndian(length, bytes?.Length ?? -1);
            hash.AppendData(length);
            hash.AppendData(bytes ?? []);
        }

        return hash.GetHashAndReset();
    }

    private static byte[] Text(object value) => Encoding.UTF8.GetBytes(Convert.ToString(value, CultureInfo.InvariantCulture)!);
}
