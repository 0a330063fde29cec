using System.ComponentModel.DataAnnotations;
using Linli.ServiceDefaults;
using Linli.ServiceDefaults.Security;

namespace Linli.RegistryService.Beneficiaries;

/// <summary>Masked values as they were shown keep the stored ones.</summary>
/// <param name="ConsentExtent">Of <see cref="ConsentExtents"/>.</param>
/// <param name="SensitiveConsentOn">The separate consent to sensitive data: an identity number, and the kinds that say something of health or of a child.</param>
/// <param name="RegisteredOn">Empty for today; heeded when registering only.</param>
/// <param name="RetainUntil">The last day of the record; empty keeps the one there is, or two years.</param>
internal sealed record BeneficiaryRequest(
    [property: Required, AllowedValues(BeneficiaryKinds.LowIncome, BeneficiaryKinds.FiveGuarantees, BeneficiaryKinds.Disabled, BeneficiaryKinds.PartyMember, BeneficiaryKinds.LaidOff, BeneficiaryKinds.Orphan, BeneficiaryKinds.EmptyNest, ErrorMessage = "beneficiary.kind")] string Kind,
    [property: Required, MaxLength(BeneficiaryRules.NameLength)] string Name,
    [property: Required(ErrorMessage = "beneficiary.consent_missing")] DateOnly? ConsentOn,
    ConsentBy ConsentBy = ConsentBy.Self,
    IReadOnlyList<string>? ConsentExtent = null,
    DateOnly? SensitiveConsentOn = null,
    [property: MaxLength(20)] string? Phone = null,
    [property: MaxLength(30)] string? IdentityNumber = null,
    [property: MaxLength(BeneficiaryRules.AddressLength)] string? Address = null,
    DateOnly? RegisteredOn = null,
    DateOnly? RetainUntil = null) : IValidatableObject
{
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!RegistryService.Phone.IsAcceptable(Phone))
        {
            yield return new ValidationResult("unit.phone", [nameof(Phone)]);
        }
        if (Beneficiaries.IdentityNumber.Normalize(IdentityNumber) is { } number && !number.Contains('*', StringComparison.Ordinal)
            && !Beneficiaries.IdentityNumber.IsRight(number, TimeProvider.System.Today()))
        {
            yield return new ValidationResult("beneficiary.identity_number", [nameof(IdentityNumber)]);
        }
        if (ConsentExtent?.Except(ConsentExtents.All).Any() == true)
        {
            yield return new ValidationResult("beneficiary.consent_extent", [nameof(ConsentExtent)]);
        }
    }

    internal BeneficiaryFacts ToFacts(FieldProtector protector, Beneficiary? former = null) => new(
        Kind,
        protector.Seal(Name, former?.Name, Mask.Name)!,
        protector.Seal(Phone, former?.Phone, Mask.Phone),
        protector.Seal(Beneficiaries.IdentityNumber.Normalize(IdentityNumber), former?.IdentityNumber, Mask.IdentityNumber),
        protector.Seal(Address, former?.Address, Mask.Address),
        new Consent(ConsentOn!.Value, ConsentBy, [.. ConsentExtents.All.Intersect(ConsentExtent ?? [])], SensitiveConsentOn),
        RetainUntil);
}
