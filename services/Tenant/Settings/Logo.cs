using System.Buffers.Binary;
using System.Security.Cryptography;
using Linli.ServiceDefaults.Tenancy;

namespace Linli.TenantService.Settings;

/// <summary>A sub-district's logo, as a small picture in the database; one row.</summary>
internal sealed class Logo : TenantRow
{
    public const int LargestBytes = 256 << 10;
    public const int LargestSide = 1024;

    private Logo() { }

    public string ContentType { get; private set; } = "";
    public byte[] Content { get; private set; } = [];
    public int Size { get; private set; }

    /// <summary>Changes with the picture, so that a browser may keep it.</summary>
    public string Tag { get; private set; } = "";

    public static Logo Of(Guid tenantId) => new() { Id = tenantId };

    /// <summary>Takes a PNG or JPEG by what it holds, whatever it is called.</summary>
    public void Take(byte[] content)
    {
        if (content.Length > LargestBytes)
        {
            throw Errors.LogoSize(LargestBytes >> 10);
        }

        ContentType = IsPng(content) ? "image/png" : IsJpeg(content) ? "image/jpeg" : throw Errors.LogoFormat();
        (Content, Size, Tag) = (content, content.Length, Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 8)));
    }

    /// <summary>Signature, a first chunk IHDR with sides that can be shown, and the closing chunk: not merely a name.</summary>
    private static bool IsPng(ReadOnlySpan<byte> file) =>
        file.Length > 45 && file.StartsWith(PngSignature) && file[12..16].SequenceEqual("IHDR"u8)
        && BinaryPrimitives.ReadInt32BigEndian(file[16..]) is > 0 and <= LargestSide
        && BinaryPrimitives.ReadInt32BigEndian(file[20..]) is > 0 and <= LargestSide
        && file[^8..^4].SequenceEqual("IEND"u8);

    /// <summary>Start and end markers, and between them a frame with sides that can be shown.</summary>
    private static bool IsJpeg(ReadOnlySpan<byte> file)
    {
        if (file.Length < 20 || !file.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) || !file.EndsWith((ReadOnlySpan<byte>)[0xFF, 0xD9]))
        {
            return false;
        }

        for (var at = 2; at + 9 < file.Length && file[at] == 0xFF;)
        {
            var marker = file[at + 1];
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                return BinaryPrimitives.ReadUInt16BigEndian(file[(at + 5)..]) is > 0 and <= LargestSide
                    && BinaryPrimitives.ReadUInt16BigEndian(file[(at + 7)..]) is > 0 and <= LargestSide;
            }

            at += 2 + BinaryPrimitives.ReadUInt16BigEndian(file[(at + 2)..]);
        }

        return false;
    }

    private static ReadOnlySpan<byte> PngSignature => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];
}
