namespace Linli.RegistryService.Beneficiaries;

internal static class BeneficiaryRules
{
    public const int NameLength = 50;
    public const int AddressLength = 200;
    public const int ReasonLength = 200;
    public const int ShortestReason = 2;

    /// <summary>How long a record is kept unless somebody says otherwise, and at most; whoever is helped longer is asked again.</summary>
    public const int YearsKept = 2;
    public const int MostYears = 5;

    /// <summary>Who has had no visit for this many days is shown as waiting, unless another number is asked for.</summary>
    public const int DaysWithoutVisit = 90;
    public const int MostDays = 3_660;
}
