using System.Text.Json.Serialization;

namespace Linli.RegistryService.Beneficiaries;

/// <summary>Who agreed to being helped and to what is kept of it.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ConsentBy>))]
internal enum ConsentBy
{
    [JsonStringEnumMemberName("self")] Self,
    [JsonStringEnumMemberName("guardian")] Guardian,
    [JsonStringEnumMemberName("household")] Household,
}

/// <summary>What somebody agreed to, beyond being registered and helped.</summary>
internal static class ConsentExtents
{
    /// <summary>Whoever helps gets name, phone and address.</summary>
    public const string Contact = "contact";

    /// <summary>Visits at home.</summary>
    public const string Visit = "visit";

    /// <summary>Pictures and news.</summary>
    public const string Publicity = "publicity";

    public static readonly IReadOnlyList<string> All = [Contact, Visit, Publicity];
}

/// <summary>A consent (PIPL): by whom, when, to what, and separately to sensitive data.</summary>
/// <param name="SensitiveOn">When the separate consent to sensitive data was given; null: it was not.</param>
internal sealed record Consent(DateOnly On, ConsentBy By, IReadOnlyList<string> Extent, DateOnly? SensitiveOn)
{
    public void Check(string kind, bool holdsSensitive, DateOnly today)
    {
        if (On > today)
        {
            throw Errors.InTheFuture("consentOn");
        }
        if (SensitiveOn > today)
        {
            throw Errors.InTheFuture("sensitiveConsentOn");
        }
        if (kind == BeneficiaryKinds.Orphan && By != ConsentBy.Guardian)
        {
            throw Errors.GuardianMissing();
        }
        if (SensitiveOn is null && (holdsSensitive || BeneficiaryKinds.IsSensitive(kind)))
        {
            throw Errors.SensitiveConsentMissing();
        }
    }
}
