using System.Security.Cryptography;
using System.Text;

namespace Linli.TenantService.Tenants;

/// <summary>
/// The 12-digit statistical division code: province 2, city 2, county 2, township level 3, community 3.
/// A code's parent is the same code with its last level zeroed.
/// </summary>
internal readonly record struct DivisionCode
{
    private const string NoCommunity = "000";

    // The namespace of tenant ids. Never change it: a tenant's id follows from its code.
    private static readonly Guid TenantIds = new("6f0d1c0e-3c8e-5b5a-9a53-5d1e0d6c9f21");

    private readonly string _digits;

    private DivisionCode(string digits) => _digits = digits;

    /// <summary>A sub-district or town: no community part.</summary>
    public static bool TryParseTownship(string? text, out DivisionCode code) =>
        TryParse(text, out code) && code.Community == NoCommunity;

    /// <exception cref="FormatException">The text is no township's code.</exception>
    public static DivisionCode ParseTownship(string text) =>
        TryParseTownship(text, out var code) ? code : throw new FormatException($"'{text}' is no township's code.");

    /// <summary>Why a text is no sub-district's code, as the code of the refusal; null when it is one.</summary>
    public static string? ProblemOf(string? text) =>
        !HasForm(text) || text![9..] != NoCommunity ? "tenant.code_format" : Provinces.IsKnown(text[..2]) ? null : "tenant.code_province";

    /// <summary>A community or village.</summary>
    public static bool TryParseCommunity(string? text, out DivisionCode code) =>
        TryParse(text, out code) && code.Community != NoCommunity;

    /// <summary>The division one level up, as a full code: the county of a township, the township of a community.</summary>
    public string Parent => Community == NoCommunity
        ? string.Concat(_digits.AsSpan(0, 6), "000000")
        : string.Concat(_digits.AsSpan(0, 9), NoCommunity);

    /// <summary>The province's two digits.</summary>
    public string Province => _digits[..2];

    private string Community => _digits[9..];

    /// <summary>The same code always gives the same tenant id (RFC 9562, version 5), so that provisioning may be repeated.</summary>
    public Guid ToTenantId()
    {
        Span<byte> input = stackalloc byte[16 + 12];
        TenantIds.TryWriteBytes(input, bigEndian: true, out _);
        Encoding.ASCII.GetBytes(_digits, input[16..]);
#pragma warning disable CA5350 // A name-based uuid is SHA-1 by its standard; nothing secret rests on it.
        var hash = SHA1.HashData(input).AsSpan(0, 16);
#pragma warning restore CA5350
        hash[6] = (byte)((hash[6] & 0x0F) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash, bigEndian: true);
    }

    public override string ToString() => _digits;

    private static bool TryParse(string? text, out DivisionCode code)
    {
        var isCode = HasForm(text) && Provinces.IsKnown(text![..2]);
        code = isCode ? new DivisionCode(text!) : default;
        return isCode;
    }

    // County may be 00: a few cities (Dongguan, Jiayuguan) have townships directly below them.
    private static bool HasForm(string? text) =>
        text is { Length: 12 } && text.All(char.IsAsciiDigit) && text[..2] != "00" && text[2..4] != "00" && text[6..9] != "000";
}
