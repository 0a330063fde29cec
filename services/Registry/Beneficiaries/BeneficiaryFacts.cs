namespace Linli.RegistryService.Beneficiaries;

/// <param name="RetainUntil">Null: as it is, or two years.</param>
internal sealed record BeneficiaryFacts(string Kind, Sealed Name, Sealed? Phone, Sealed? IdentityNumber, Sealed? Address, Consent Consent, DateOnly? RetainUntil)
{
    public void Check(DateOnly today)
    {
        Consent.Check(Kind, holdsSensitive: IdentityNumber is not null, today);
        if (RetainUntil is { } until && (until <= today || until > today.AddYears(BeneficiaryRules.MostYears)))
        {
            throw Errors.RetainUntil(today.AddYears(BeneficiaryRules.MostYears));
        }
    }
}
