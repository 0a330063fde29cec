using System.Linq.Expressions;
using Linli.ServiceDefaults.Http;
using Linli.ServiceDefaults.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Linli.RegistryService;

/// <summary>A personal value as it is stored: encrypted, with a keyed hash beside it for equality search.</summary>
internal sealed record Sealed(byte[] Cipher, byte[] Hash);

internal static class Sealing
{
    /// <summary>Seals a text; the masked form of the former value stands for the former value itself.</summary>
    public static Sealed? Seal(this FieldProtector protector, string? text, Sealed? former, Func<string, string> mask)
    {
        if (Text.OrNull(text) is not { } value)
        {
            return null;
        }
        if (former is not null && value == protector.Show(former, mask))
        {
            return former;
        }
        return value.Contains('*', StringComparison.Ordinal)
            ? throw new RuleException("personal.masked")
            : new Sealed(protector.Protect(value), protector.Hash(value));
    }

    /// <summary>The same for what is only ever written anew.</summary>
    public static Sealed? Seal(this FieldProtector protector, string? text) =>
        Text.OrNull(text) is { } value ? new(protector.Protect(value), protector.Hash(value)) : null;

    /// <summary>A text that comes again and again from spreadsheets: what says the same as before stays as it is, and nothing said changes nothing.</summary>
    public static Sealed? SealAgain(this FieldProtector protector, string? text, Sealed? former) =>
        text is null || (former is not null && protector.Hash(text).AsSpan().SequenceEqual(former.Hash)) ? former : protector.Seal(text);

    public static string? Open(this FieldProtector protector, Sealed? value) =>
        value is null ? null : protector.Unprotect(value.Cipher);

    public static string? Show(this FieldProtector protector, Sealed? value, Func<string, string> mask) =>
        protector.Open(value) is { } text ? mask(text) : null;

    public static void Seal<T>(this EntityTypeBuilder<T> builder, Expression<Func<T, Sealed?>> property, string column) where T : class
    {
        var value = builder.ComplexProperty(property);
        value.Property(v => v!.Cipher).HasColumnName(column);
        value.Property(v => v!.Hash).HasColumnName($"{column}_hash");
    }
}
