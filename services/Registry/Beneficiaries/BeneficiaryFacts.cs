namespace Linli.RegistryService.Beneficiaries;

internal sealed record BeneficiaryFacts(string Kind, Sealed Name, Sealed? Phone, Sealed? IdentityNumber, Sealed? Address, Consent Consent, DateOnly? RetainUntil);
